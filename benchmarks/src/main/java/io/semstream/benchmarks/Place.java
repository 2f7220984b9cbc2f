package io.semstream.benchmarks;

import io.semstream.model.ModelBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a benchmark works; its folders are made below and, but for the images, new for each run. */
final class Place {
    @Option(names = "--data", paramLabel = "DIR", description = "where images and stack are kept (default: semstream-data/benchmarks)")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--bundle", paramLabel = "DIR", description = "the model bundle (default: the starter bundle)")
    private Optional<Path> bundle = Optional.empty();

    Path images() {
        return root().resolve("images");
    }

    Path fresh(String name) throws IOException {
        Files.createDirectories(root());
        return Files.createTempDirectory(root(), name + "-");
    }

    ModelBundle bundle() {
        return ModelBundle.load(bundle.orElseGet(() -> home().resolve("models").resolve("starter").resolve("1")));
    }

    private Path root() {
        return data.orElseGet(() -> home().resolve("semstream-data").resolve("benchmarks")).toAbsolutePath();
    }

    private static Path home() {
        return Path.of(Optional.ofNullable(System.getenv("SEMSTREAM_HOME")).orElse("")).toAbsolutePath();
    }
}
