package io.semstream.quickstart;

import java.nio.file.Path;

/** The folder semstream was installed into, told by the launcher; without it, the working directory. */
final class Home {
    private Home() {}

    static Path starterBundle() {
        return folder().resolve("models").resolve("starter").resolve("1");
    }

    static Path data() {
        return folder().resolve("semstream-data");
    }

    private static Path folder() {
        String home = System.getenv("SEMSTREAM_HOME");
        return Path.of(home == null ? "" : home).toAbsolutePath();
    }
}
