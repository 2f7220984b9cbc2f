package io.semstream.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.semstream.model.calibration.Calibration;
import io.semstream.model.calibration.Conformal;
import io.semstream.model.calibration.OutOfDomain;
import io.semstream.model.calibration.Standardisation;
import io.semstream.model.network.LinearHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a bundle and believes nothing in it. */
final class BundleReader {
    static final String CARD = "README.md";
    private static final String COPY_AGAIN = "It is damaged or was changed: copy or package it again";

    private final Path directory;
    private final Map<String, String> checksums;

    private BundleReader(Path directory, Map<String, String> checksums) {
        this.directory = directory;
        this.checksums = checksums;
    }

    static ModelBundle read(Path directory) {
        requireBundle(directory);
        try {
            BundleReader reader = new BundleReader(directory, Checksums.read(directory));
            reader.verify();
            return new ModelBundle(directory, Checksums.sha256(directory.resolve(Checksums.FILE)), reader.content());
        } catch (JsonProcessingException e) {
            throw new InvalidBundle(directory, BundleManifest.FILE + " cannot be read" + BundleJson.problem(e), COPY_AGAIN, e);
        } catch (IllegalArgumentException e) {
            throw new InvalidBundle(directory, String.valueOf(e.getMessage()), "Package it again with the model-trainer of this version",
                    e);
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidBundle(directory, "cannot be read: " + e, "Check that the folder is there and readable", e);
        }
    }

    private static void requireBundle(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new InvalidBundle(directory, "no such folder", "Give the folder that holds " + BundleManifest.FILE);
        }
        if (!Files.exists(directory.resolve(Checksums.FILE))) {
            throw new InvalidBundle(directory, "has no " + Checksums.FILE,
                    "Either it is no bundle, or it is not complete: give the folder that holds it, or copy it again");
        }
    }

    private void verify() {
        checksums.forEach((name, expected) -> {
            Path file = directory.resolve(name);
            if (!Files.isRegularFile(file)) {
                throw new InvalidBundle(directory, name + " is missing", COPY_AGAIN);
            }
            String found = Checksums.sha256(file);
            if (!found.equals(expected)) {
                throw new InvalidBundle(directory, name + " has SHA-256 " + found + " instead of " + expected, COPY_AGAIN);
            }
        });
    }

    private BundleContent content() throws IOException {
        BundleManifest manifest = BundleJson.read(Files.readString(checked(BundleManifest.FILE)));
        BundleCard card = new BundleCard(Files.readString(checked(CARD)), manifest.licence(), manifest.trainingDataDigest(),
                manifest.metrics());
        return new BundleContent(manifest.name(), manifest.version(), manifest.categories(), manifest.input(), manifest.output(),
                checked(manifest.model()), head(manifest), calibration(manifest), card,
                alignment(manifest), manifest.classActivation().map(BundleManifest.ClassActivation::method));
    }

    private Calibration calibration(BundleManifest manifest) throws IOException {
        Conformal conformal = new Conformal(manifest.conformal().coverage(), manifest.conformal().thresholds());
        Map<String, Conformal> instruments = new TreeMap<>();
        manifest.conformal().instruments().orElse(Map.of())
                .forEach((name, thresholds) -> instruments.put(name, new Conformal(conformal.coverage(), thresholds)));
        return new Calibration(manifest.temperature(), conformal, instruments, outOfDomain(manifest), manifest.quality());
    }

    private Optional<AlignmentMeasurement> alignment(BundleManifest manifest) throws IOException {
        Optional<BundleManifest.AlignmentSection> section = manifest.measurements().flatMap(BundleManifest.Measurements::alignment);
        return section.isEmpty()
                ? Optional.empty()
                : Optional.of(AlignmentMeasurement.of(section.get(), file -> MatrixFile.read(checked(file))));
    }

    private Optional<LinearHead> head(BundleManifest manifest) throws IOException {
        if (manifest.head().isEmpty()) {
            return Optional.empty();
        }
        float[][] rows = MatrixFile.read(checked(manifest.head().get().file()));
        float[][] weights = Arrays.stream(rows).map(row -> Arrays.copyOf(row, row.length - 1)).toArray(float[][]::new);
        float[] bias = new float[rows.length];
        for (int k = 0; k < bias.length; k++) {
            bias[k] = rows[k][rows[k].length - 1];
        }
        return Optional.of(new LinearHead(weights, bias));
    }

    private Optional<OutOfDomain> outOfDomain(BundleManifest manifest) throws IOException {
        if (manifest.outOfDomain().isEmpty()) {
            return Optional.empty();
        }
        BundleManifest.Domain domain = manifest.outOfDomain().get();
        return Optional.of(new OutOfDomain(MatrixFile.read(checked(domain.file())), domain.cosineDistance(), standardisation(domain)));
    }

    private Optional<Standardisation> standardisation(BundleManifest.Domain domain) throws IOException {
        if (domain.standardisation().isEmpty()) {
            return Optional.empty();
        }
        float[][] rows = MatrixFile.read(checked(domain.standardisation().get()));
        if (rows.length != 2) {
            throw new IllegalArgumentException(domain.standardisation().get() + " has " + rows.length + " rows instead of 2");
        }
        return Optional.of(new Standardisation(rows[0], rows[1]));
    }

    /** Only what has a checksum is read, and so nothing outside the bundle. */
    private Path checked(String name) {
        if (!checksums.containsKey(name)) {
            throw new InvalidBundle(directory, name + " is not in " + Checksums.FILE, COPY_AGAIN);
        }
        return directory.resolve(name);
    }
}
