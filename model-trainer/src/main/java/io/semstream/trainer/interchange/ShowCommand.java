package io.semstream.trainer.interchange;

import io.semstream.model.BundleSummary;
import io.semstream.model.InvalidBundle;
import io.semstream.model.ModelBundle;
import io.semstream.model.interchange.ImportProblem;
import io.semstream.trainer.attempt.Attempt;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code models show}. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Says in words what a bundle is.")
final class ShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the bundle")
    private Path bundle = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() {
        return Attempt.of(spec.commandLine(), () -> {
            BundleSummary.of(ModelBundle.load(bundle)).forEach(spec.commandLine().getOut()::println);
            return 0;
        }, Set.of(ImportProblem.class, InvalidBundle.class));
    }
}
