package io.semstream.objectstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;

/** A file of random content that no other test has. */
record SampleFile(Path path, String sha256) {

    static SampleFile of(Path folder, int size) {
        byte[] content = new byte[size];
        new Random(UUID.randomUUID().getMostSignificantBits()).nextBytes(content);
        return of(folder, content);
    }

    static SampleFile of(Path folder, byte[] content) {
        try {
            Path file = Files.write(folder.resolve(UUID.randomUUID() + ".tif"), content);
            return new SampleFile(file, Sha256.hex(content));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    ObjectKey key() {
        return ObjectKey.image(sha256, "tif");
    }

    byte[] content() {
        try {
            return Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
