package io.semstream.model;

import io.semstream.model.alignment.WireNetwork;
import io.semstream.model.calibration.Calibration;
import io.semstream.model.calibration.Conformal;
import io.semstream.model.calibration.OutOfDomain;
import io.semstream.model.calibration.Standardisation;
import io.semstream.model.network.LinearHead;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes bundles. */
public final class BundleWriter {
    private static final String MODEL = "model.pt";
    private static final String HEAD = "head.bin";
    private static final String REFERENCES = "references.bin";
    private static final String ALIGNMENT = "alignment.bin";
    private static final String STANDARDISATION = "standardisation.bin";

    private BundleWriter() {}

    /**
     * Writes a bundle and reads it back. The directory appears at once and whole, or not at all.
     *
     * @param directory
     *            must not exist yet: a published bundle never changes
     * @throws BundleNotWritten
     *             when there is no room for it or the folder may not be written
     */
    public static ModelBundle write(BundleContent content, Path directory) {
        Path target = directory.toAbsolutePath();
        if (Files.exists(target)) {
            throw new InvalidBundle(directory, "is already there and a published bundle never changes", "Choose another version");
        }
        try {
            Files.createDirectories(target.getParent());
            Path draft = target.resolveSibling("." + target.getFileName() + ".draft");
            discard(draft);
            try {
                Files.createDirectory(draft);
                fill(draft, content);
                ModelBundle.load(draft);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                discard(draft);
            }
        } catch (IOException e) {
            throw new BundleNotWritten(directory, e);
        }
        return ModelBundle.load(directory);
    }

    private static void fill(Path draft, BundleContent content) throws IOException {
        // The bytes alone: a temporary file's permissions would shut everybody else out of the bundle.
        try (OutputStream model = Files.newOutputStream(draft.resolve(MODEL))) {
            Files.copy(content.model(), model);
        }
        if (content.head().isPresent()) {
            MatrixFile.write(rows(content.head().get()), draft.resolve(HEAD));
        }
        Optional<OutOfDomain> domain = content.calibration().outOfDomain();
        if (domain.isPresent()) {
            MatrixFile.write(domain.get().references(), draft.resolve(REFERENCES));
        }
        if (content.alignment().isPresent() && content.alignment().get().method() instanceof WireNetwork network) {
            MatrixFile.write(network.matrix(), draft.resolve(ALIGNMENT));
        }
        Optional<Standardisation> scale = domain.flatMap(OutOfDomain::standardisation);
        if (scale.isPresent()) {
            MatrixFile.write(scale.get().rows(), draft.resolve(STANDARDISATION));
        }
        Files.writeString(draft.resolve(BundleReader.CARD), content.card().description());
        Files.writeString(draft.resolve(BundleManifest.FILE), BundleJson.write(manifest(content)));
        Checksums.write(draft);
    }

    private static BundleManifest manifest(BundleContent content) {
        var calibration = content.calibration();
        return new BundleManifest(BundleManifest.FORMAT, content.name(), content.version(), content.categories(), content.input(), MODEL,
                content.output(), content.head().map(head -> new BundleManifest.Head(HEAD)), calibration.temperature(),
                prediction(calibration), calibration.outOfDomain().map(BundleWriter::domain), calibration.quality(),
                content.classActivation().map(BundleManifest.ClassActivation::new), content.card().licence(),
                content.card().trainingDataDigest(), content.card().metrics(), content.alignment().map(BundleWriter::measurements));
    }

    private static BundleManifest.Measurements measurements(AlignmentMeasurement wanted) {
        return new BundleManifest.Measurements(Optional.of(new BundleManifest.AlignmentSection(wanted.method().name(),
                wanted.method().version(), wanted.categories(),
                wanted.method() instanceof WireNetwork ? Optional.of(ALIGNMENT) : Optional.empty())));
    }

    private static BundleManifest.Prediction prediction(Calibration calibration) {
        Map<String, List<Double>> instruments = new TreeMap<>();
        calibration.instruments().forEach((name, own) -> instruments.put(name, own.thresholds()));
        Conformal shared = calibration.conformal();
        return new BundleManifest.Prediction(shared.coverage(), shared.thresholds(),
                Optional.<Map<String, List<Double>>>of(instruments).filter(own -> !own.isEmpty()));
    }

    private static BundleManifest.Domain domain(OutOfDomain domain) {
        return new BundleManifest.Domain(REFERENCES, domain.threshold(), domain.standardisation().map(scale -> STANDARDISATION));
    }

    private static float[][] rows(LinearHead head) {
        float[][] rows = new float[head.categories()][head.dimensions() + 1];
        for (int k = 0; k < rows.length; k++) {
            for (int d = 0; d < head.dimensions(); d++) {
                rows[k][d] = head.weight(k, d);
            }
            rows[k][head.dimensions()] = head.bias(k);
        }
        return rows;
    }

    private static void discard(Path draft) throws IOException {
        if (Files.exists(draft)) {
            try (Stream<Path> files = Files.list(draft)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(draft);
        }
    }
}
