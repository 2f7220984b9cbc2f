package io.semstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @TempDir
    private Path folder;

    @Test
    void keepsOthersOutUntilItIsClosed() throws Exception {
        try (FolderLock lock = FolderLock.take(folder)) {
            assertThat(lock).isNotNull();
            refusesThisProcess();
            refusesAnotherProcess();
        }
        assertThat(FolderLock.isTaken(folder)).isFalse();
        FolderLock.take(folder).close();
    }

    private void refusesThisProcess() {
        assertThat(FolderLock.isTaken(folder)).isTrue();
        assertThatThrownBy(() -> FolderLock.take(folder)).isInstanceOf(EmbeddedStackException.class)
                .hasMessageEndingWith("in use by another running semstream: stop it, or choose another data folder");
    }

    /** Also after this process tried again, which must not have let go of the first lock. */
    private void refusesAnotherProcess() throws IOException {
        assertThat(OtherJvm.launch(LockProbe.class, folder.toString()).inputReader().readLine()).isEqualTo("taken");
    }

    @Test
    void saysWhyAFolderCannotBeUsed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> FolderLock.take(file)).isInstanceOf(EmbeddedStackException.class)
                .hasMessageContaining("cannot use the data folder " + file);
    }
}
