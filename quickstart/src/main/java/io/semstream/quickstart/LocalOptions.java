package io.semstream.quickstart;

import io.semstream.model.InvalidBundle;
import io.semstream.model.ModelBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What all commands have in common that run the services on this machine. */
final class LocalOptions {
    @Option(names = "--data", paramLabel = "DIR", description = "where broker, object store and ledger keep their data (default: semstream-data beside the semstream command)")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--bundle", paramLabel = "DIR", description = "model bundle to classify with (default: the starter bundle)")
    private Optional<Path> bundle = Optional.empty();

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "a setting of a service, see docs/configuration.md; may be repeated")
    private Map<String, String> overrides = new HashMap<>();

    Path data() {
        return data.orElseGet(Home::data).toAbsolutePath().normalize();
    }

    DeploymentPlan plan(List<DeploymentPlan.WatchedFolder> watched, OutcomeFeed.From from, Map<String, String> decided) {
        watched.forEach(folder -> requireApart(folder.folder()));
        var settings = new HashMap<>(decided);
        settings.putAll(overrides);
        return new DeploymentPlan(data(), watched, bundle(), from, settings);
    }

    /** Else the agent would find semstream's own copies of the images. */
    private void requireApart(Path watched) {
        if (!Files.isDirectory(watched)) {
            throw new UserMistake(Files.exists(watched) ? watched + " is not a folder; give the folder it is in" : "no folder " + watched);
        }
        if (data().startsWith(watched) || watched.startsWith(data().resolve("stack"))) {
            throw new UserMistake("the data folder " + data() + " and the image folder " + watched
                    + " lie inside each other; choose another data folder with --data DIR");
        }
    }

    private Path bundle() {
        Path directory = bundle.orElseGet(Home::starterBundle).toAbsolutePath().normalize();
        if (!Files.isDirectory(directory)) {
            throw new UserMistake("no model bundle at " + directory + "; give one with --bundle DIR");
        }
        try {
            ModelBundle.load(directory);
        } catch (InvalidBundle unfit) {
            throw new UserMistake(String.valueOf(unfit.getMessage()));
        }
        return directory;
    }
}
