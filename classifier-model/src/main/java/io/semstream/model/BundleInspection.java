package io.semstream.model;

import io.semstream.model.network.ModelFileKind;
import io.semstream.model.network.Device;
import io.semstream.model.network.NetworkUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for everything at once that the classifier would refuse, where reading a bundle stops at the first. */
public final class BundleInspection {
    private final Path directory;
    private final List<String> refused = new ArrayList<>();
    private final List<String> odd = new ArrayList<>();

    private BundleInspection(Path directory) {
        this.directory = directory;
    }

    /**
     * What was found, a sentence each.
     *
     * @param refused
     *            the classifier would not serve it; empty for a sound bundle
     * @param odd
     *            the classifier would serve it, and people should know
     */
    public record Findings(List<String> refused, List<String> odd) {
        public Findings {
            refused = List.copyOf(refused);
            odd = List.copyOf(odd);
        }
    }

    public static Findings of(Path directory, Device device) throws IOException {
        var inspection = new BundleInspection(directory);
        inspection.run(device);
        return new Findings(inspection.refused, inspection.odd);
    }

    private void run(Device device) throws IOException {
        if (!Files.isRegularFile(directory.resolve(BundleManifest.FILE))) {
            refused.add(directory + " has no " + BundleManifest.FILE + " and so is no bundle");
            return;
        }
        inspectChecksums();
        List<String> fields = BundleJson.problems(Files.readString(directory.resolve(BundleManifest.FILE)));
        refused.addAll(fields);
        if (refused.isEmpty()) {
            tryOut(directory, device);
        } else if (fields.isEmpty()) {
            tryOutCopy(device);
        }
    }

    private void inspectChecksums() throws IOException {
        if (!Files.isRegularFile(directory.resolve(Checksums.FILE))) {
            refused.add(
                    "there is no " + Checksums.FILE + ", so that it is not complete: copy it again, or make it a bundle by models import");
            return;
        }
        try {
            Map<String, String> sums = Checksums.read(directory);
            sums.forEach(this::inspectFile);
            Stream.of(BundleManifest.FILE, BundleReader.CARD).filter(name -> !sums.containsKey(name))
                    .forEach(name -> refuse(name + " is not in " + Checksums.FILE));
        } catch (IllegalArgumentException e) {
            refused.add(String.valueOf(e.getMessage()));
        }
    }

    private void inspectFile(String name, String expected) {
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file)) {
            refused.add(name + " is missing");
        } else if (!Checksums.sha256(file).equals(expected)) {
            refused.add(name + " is not what it was when the bundle was made: its SHA-256 is another");
        }
    }

    /** Goes on behind wrong checksums, with right ones. */
    private void tryOutCopy(Device device) throws IOException {
        Path copy = Files.createTempDirectory("semstream-check-");
        try {
            for (Path file : regularFiles(directory)) {
                if (!file.endsWith(Checksums.FILE)) {
                    Files.copy(file, copy.resolve(file.getFileName().toString()));
                }
            }
            if (Files.notExists(copy.resolve(BundleReader.CARD))) {
                Files.createFile(copy.resolve(BundleReader.CARD));
            }
            Checksums.write(copy);
            tryOut(copy, device);
        } finally {
            for (Path file : regularFiles(copy)) {
                Files.delete(file);
            }
            Files.delete(copy);
        }
    }

    private void tryOut(Path folder, Device device) throws IOException {
        try {
            ModelBundle bundle = ModelBundle.load(folder);
            ModelFileKind kind = ModelFileKind.of(bundle.model());
            if (kind == ModelFileKind.TORCHSCRIPT) {
                odd.addAll(BundleTrial.run(bundle, device));
            } else {
                refused.add(kind.sentence(bundle.model().getFileName()));
            }
        } catch (InvalidBundle e) {
            refuse(e.what());
        } catch (NetworkUnavailable e) {
            refused.add(String.valueOf(e.getMessage()).replace(folder + "/", ""));
        }
    }

    /** Unless the missing file is known already. */
    private void refuse(String sentence) {
        String file = sentence.replace(" is not in " + Checksums.FILE, "");
        if (!refused.contains(file + " is missing")) {
            refused.add(sentence);
        }
    }

    private static List<Path> regularFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
