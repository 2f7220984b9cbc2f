package io.semstream.model.interchange;

import io.semstream.model.BundleTrial;
import io.semstream.model.BundleWriter;
import io.semstream.model.InvalidBundle;
import io.semstream.model.ModelBundle;
import io.semstream.model.UnsealedBundle;
import io.semstream.model.network.Device;
import io.semstream.model.network.ModelFileKind;
import io.semstream.model.network.NetworkUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** Makes a bundle of a model from elsewhere: tries it out as the classifier would, and writes it only when the classifier would take it. */
public final class ModelImport {
    private static final String MODEL = "model.pt";
    private static final String HEAD = "head.bin";
    private static final String UNCALIBRATED = """

            **Not calibrated**: temperature 1, and every category is in every prediction set, so that every image is `BOUNDARY` and left to people.
            `./semstream calibrate --bundle DIR --data DATASET --out NEWDIR` fits both to held-out images.
            """;

    private final Path model;
    private final Description description;
    private final Optional<Path> head;
    private final Optional<Path> card;

    /**
     * @param model
     *            a TorchScript file, executable code: only from where one trusts
     * @param description
     *            gets what it lacks
     * @param head
     *            instead of the one that the description names
     * @param card
     *            Markdown for people, instead of the one beside the description
     */
    public ModelImport(Path model, Description description, Optional<Path> head, Optional<Path> card) {
        this.model = model;
        this.description = description;
        this.head = head;
        this.card = card;
    }

    /**
     * What came of it.
     *
     * @param oddities
     *            what is odd about the network's answers, a sentence each
     */
    public record Imported(ModelBundle bundle, List<String> oddities) {
        public Imported {
            oddities = List.copyOf(oddities);
        }
    }

    /**
     * @param folder
     *            a description in the layout of a bundle, without checksums, with all its files beside it
     */
    public static Path modelIn(Path folder, Description description) {
        ImportProblem.require(Files.notExists(folder.resolve(UnsealedBundle.CHECKSUMS)), folder + " has " + UnsealedBundle.CHECKSUMS
                + " and so is a bundle already: use it as it is, or look at it with ./semstream models check");
        return description.model().orElse(folder.resolve(MODEL));
    }

    /**
     * @param out
     *            must not exist yet; appears whole or not at all
     * @throws ImportProblem
     *             when the classifier would refuse it
     */
    public Imported into(Path out, Device device) throws IOException {
        ImportProblem.require(Files.notExists(out),
                out + " is already there, and a bundle never changes: choose another folder or version");
        requireTorchScript();
        head.ifPresent(file -> description.head(HEAD));
        description.complete(MODEL);
        Path draft = Files.createTempDirectory("semstream-import-");
        try {
            fill(draft);
            ModelBundle bundle = sealed(draft);
            List<String> oddities = BundleTrial.run(bundle, device);
            return new Imported(BundleWriter.write(bundle.content(), out), oddities);
        } catch (InvalidBundle e) {
            throw new ImportProblem(model + ": " + e.what(), e);
        } catch (NetworkUnavailable e) {
            throw new ImportProblem(String.valueOf(e.getMessage()).lines().findFirst().orElse("").replace(draft.resolve(MODEL).toString(),
                    model.toString()), e);
        } finally {
            discard(draft);
        }
    }

    /** The card says what cannot be known before the bundle is read. */
    private ModelBundle sealed(Path draft) throws IOException {
        ModelBundle bundle = UnsealedBundle.seal(draft);
        if (!bundle.calibration().conformal().excludesNothing()) {
            return bundle;
        }
        Files.delete(draft.resolve(UnsealedBundle.CHECKSUMS));
        Files.writeString(draft.resolve(UnsealedBundle.CARD), UNCALIBRATED, StandardOpenOption.APPEND);
        return UnsealedBundle.seal(draft);
    }

    private void requireTorchScript() throws IOException {
        ImportProblem.require(Files.isRegularFile(model), model + ": no such file");
        ModelFileKind kind = ModelFileKind.of(model);
        ImportProblem.require(kind == ModelFileKind.TORCHSCRIPT, kind.sentence(model));
    }

    private void fill(Path draft) throws IOException {
        Files.copy(model, draft.resolve(MODEL));
        for (String name : description.files()) {
            Path file = (name.equals(HEAD) ? head : Optional.<Path>empty()).or(() -> description.beside(name))
                    .orElseThrow(() -> new ImportProblem("the file \"" + name + "\" does not lie beside the description that names it"));
            ImportProblem.require(Files.isRegularFile(file), file + ": no such file");
            Files.copy(file, draft.resolve(name));
        }
        Files.writeString(draft.resolve(UnsealedBundle.MANIFEST), description.json());
        Files.writeString(draft.resolve(UnsealedBundle.CARD), card());
    }

    private String card() throws IOException {
        Optional<Path> written = card.or(() -> description.beside(UnsealedBundle.CARD));
        return written.isPresent() ? Files.readString(written.get()) : "# " + description.name() + "\n\nA network made elsewhere.\n";
    }

    private static void discard(Path draft) throws IOException {
        try (var files = Files.list(draft)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(draft);
    }
}
