package io.semstream.trainer.interchange;

import io.semstream.model.InvalidBundle;
import io.semstream.model.ModelBundle;
import io.semstream.model.interchange.Description;
import io.semstream.model.interchange.ImportProblem;
import io.semstream.model.interchange.ModelImport;
import io.semstream.model.network.Device;
import io.semstream.trainer.attempt.Attempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code models import}. */
@Command(name = "import", sortOptions = false, description = {
    "Makes a bundle of a model made elsewhere, such as by PyTorch, after trying it out as the classifier does.",
    "MODEL is a TorchScript file, or a folder with one, a bundle.json and what that names. A TorchScript file is executable code:",
    "take one only from where you trust. What a bundle.json may hold and leave out: docs/model-bundle.md."})
final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "TorchScript file, or folder")
    private Path model = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "the new bundle; must not exist yet")
    private Path out = Path.of("");

    @Option(names = "--description", paramLabel = "FILE", description = "a bundle.json for a MODEL that is a file; options below count more")
    private Optional<Path> description = Optional.empty();

    @Mixin
    private DescriptionOptions options = new DescriptionOptions();

    @Option(names = "--head", paramLabel = "FILE", description = "matrix of a linear head, for --output embedding")
    private Optional<Path> head = Optional.empty();

    @Option(names = "--card", paramLabel = "FILE", description = "Markdown for people: data, metrics, limits")
    private Optional<Path> card = Optional.empty();

    /** Of its own, because {@code --version} is the bundle's. */
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help message and exit.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() {
        return Attempt.of(spec.commandLine(), this::bundle, Set.of(ImportProblem.class, InvalidBundle.class));
    }

    private int bundle() throws IOException {
        boolean folder = Files.isDirectory(model);
        Optional<Path> written = folder ? Optional.of(description.orElse(model.resolve("bundle.json"))) : description;
        Description described = written.isPresent() ? Description.read(written.get()) : Description.empty();
        options.addTo(described);
        Path file = folder ? ModelImport.modelIn(model, described) : model;
        var imported = new ModelImport(file, described, head, card).into(out, Device.AUTO);
        imported.oddities().forEach(oddity -> say("Odd: " + oddity));
        report(imported.bundle());
        return 0;
    }

    private void report(ModelBundle bundle) {
        say("wrote " + out + " (" + bundle.name() + " " + bundle.version() + ", " + bundle.categories().size() + " categories, digest "
                + bundle.digest().substring(0, 12) + ")");
        if (bundle.calibration().conformal().excludesNothing()) {
            say("It is not calibrated: every image is left to people until ./semstream calibrate --bundle " + out
                    + " --data DATASET --out NEWDIR");
        }
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
    }
}
