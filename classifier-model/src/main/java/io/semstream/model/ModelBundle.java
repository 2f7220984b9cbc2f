package io.semstream.model;

import io.semstream.model.calibration.Calibration;
import io.semstream.model.network.InputContract;
import io.semstream.model.network.LinearHead;
import io.semstream.model.network.OutputKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A verified model bundle on disk; its format is described in {@code docs/model-bundle.md}.
 *
 * @param digest
 *            SHA-256 over the bundle's checksums, and so over every byte of it
 */
public record ModelBundle(Path directory, String digest, BundleContent content) {

    /** Reads and verifies everything but the network itself, which the engine tries out before it serves. */
    public static ModelBundle load(Path directory) {
        return BundleReader.read(directory);
    }

    public String name() {
        return content.name();
    }

    public String version() {
        return content.version();
    }

    public List<String> categories() {
        return content.categories();
    }

    public InputContract input() {
        return content.input();
    }

    public OutputKind output() {
        return content.output();
    }

    public Path model() {
        return content.model();
    }

    public Optional<LinearHead> head() {
        return content.head();
    }

    public Calibration calibration() {
        return content.calibration();
    }

    public BundleCard card() {
        return content.card();
    }
}
