package io.semstream.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeSpaceTest {
    private static final long MIB = 1 << 20;

    @Test
    void enoughIsEnough() {
        assertThat(with(256 * MIB).tooLittleToStart()).isEmpty();
        assertThat(with(64 * MIB).tooLittleToGoOn()).isEmpty();
    }

    @Test
    void saysHowMuchIsMissingAndWhatToDo() {
        assertThat(with(256 * MIB - 1).tooLittleToStart()).contains(
                "only 255 MiB are free on the disk of data (256 are needed); use --data with a folder on another disk, or make room");
        assertThat(with(0).tooLittleToGoOn()).contains(
                "only 0 MiB are free on the disk of data (64 are needed); make room and start again: what is not labelled yet will be then");
    }

    @Test
    void aFolderThatIsNotThereYetHasTheRoomOfWhereItWillBe(@TempDir Path there) {
        assertThat(FreeSpace.of(there.resolve("a/b")).tooLittleToGoOn()).isEqualTo(FreeSpace.of(there).tooLittleToGoOn());
    }

    private static FreeSpace with(long usable) {
        return new FreeSpace(Path.of("data"), () -> usable);
    }
}
