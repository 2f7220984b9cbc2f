package io.semstream.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A folder with all a bundle has but its checksums, on its way to become one. */
public final class UnsealedBundle {
    public static final String MANIFEST = BundleManifest.FILE;
    public static final String CHECKSUMS = Checksums.FILE;
    public static final String CARD = BundleReader.CARD;

    private UnsealedBundle() {}

    /** Every field of a {@code bundle.json} that is missing, unknown or of another kind, a sentence each; whether the fields go together is not looked at. */
    public static List<String> problems(String manifest) {
        return BundleJson.problems(manifest);
    }

    /**
     * Writes the checksums and reads the bundle.
     *
     * @throws InvalidBundle
     *             when its parts do not go together
     */
    public static ModelBundle seal(Path folder) throws IOException {
        Checksums.write(folder);
        return ModelBundle.load(folder);
    }
}
