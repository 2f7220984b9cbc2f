package io.semstream.benchmarks;

import io.semstream.objectstore.MinioObjectStore;
import io.semstream.objectstore.ObjectKey;
import io.semstream.objectstore.ObjectStore;
import io.semstream.objectstore.ObjectStoreConfig;
import io.semstream.runtime.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The least that must be done: {@code sha256sum} over all files, then one upload after the other, whatever is there. */
final class PlainRound {
    private final ObjectStoreConfig store;

    /** How long each took. */
    record Result(double hashSeconds, double uploadSeconds) {
        double seconds() {
            return hashSeconds + uploadSeconds;
        }
    }

    /** @param settings with a bucket of its own */
    PlainRound(Settings settings) {
        this.store = ObjectStoreConfig.from(settings);
    }

    Result run(Path images) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        hash(images);
        long hashed = System.nanoTime();
        upload(images);
        return new Result((hashed - begin) / 1e9, (System.nanoTime() - hashed) / 1e9);
    }

    private static void hash(Path images) throws IOException, InterruptedException {
        Process sha256sum = new ProcessBuilder("sh", "-c", "find . -type f -print0 | xargs -0 sha256sum").directory(images.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        if (sha256sum.waitFor() != 0) {
            throw new IllegalStateException("sha256sum failed; this benchmark needs sh, find, xargs and sha256sum");
        }
    }

    private void upload(Path images) throws IOException {
        try (ObjectStore objects = MinioObjectStore.open(store); Stream<Path> files = Files.walk(images)) {
            objects.check();
            List<Path> all = files.filter(Files::isRegularFile).toList();
            for (Path file : all) {
                objects.put(new ObjectKey("plain/" + file.getFileName()), Files.readAllBytes(file), "image/tiff");
            }
        }
    }
}
