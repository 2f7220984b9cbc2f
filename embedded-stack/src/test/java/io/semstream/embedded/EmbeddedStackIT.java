package io.semstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStackIT {

    @TempDir
    private Path dataDir;

    @Test
    void startsAgainOnTheSameFolder() {
        for (int i = 0; i < 2; i++) {
            long t = System.nanoTime();
            try (EmbeddedStack stack = EmbeddedStack.start(dataDir,
                    line -> System.err.println((System.nanoTime() - t) / 1000000 + " " + line))) {
                assertThat(stack.settings()).hasSize(6);
            }
            System.err.println((System.nanoTime() - t) / 1000000 + " closed");
        }
    }
}
