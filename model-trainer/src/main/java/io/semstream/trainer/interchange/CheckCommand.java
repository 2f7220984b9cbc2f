package io.semstream.trainer.interchange;

import io.semstream.model.BundleInspection;
import io.semstream.model.InvalidBundle;
import io.semstream.model.interchange.ImportProblem;
import io.semstream.model.network.Device;
import io.semstream.trainer.attempt.Attempt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code models check}. */
@Command(name = "check", mixinStandardHelpOptions = true, description = {
    "Says everything for which the classifier would refuse a bundle, one line each, and tries its network out.",
    "Ends with 0 when the classifier would take it, with 1 when not."})
final class CheckCommand implements Callable<Integer> {
    private static final int REFUSED = 1;

    @Parameters(paramLabel = "DIR", description = "the bundle")
    private Path bundle = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() {
        return Attempt.of(spec.commandLine(), this::check, Set.of(ImportProblem.class, InvalidBundle.class));
    }

    private int check() throws IOException {
        var found = BundleInspection.of(bundle, Device.AUTO);
        var out = spec.commandLine().getOut();
        found.refused().forEach(sentence -> out.println("refused: " + sentence));
        found.odd().forEach(sentence -> out.println("odd: " + sentence));
        if (found.refused().isEmpty()) {
            out.println("The classifier would take it.");
        }
        return found.refused().isEmpty() ? 0 : REFUSED;
    }
}
