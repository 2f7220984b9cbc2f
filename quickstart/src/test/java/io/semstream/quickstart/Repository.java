package io.semstream.quickstart;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this checkout lies, found from the working directory upwards. */
final class Repository {
    private Repository() {}

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("semstream.cmd"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not inside a checkout: " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }
}
