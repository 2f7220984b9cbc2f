package io.semstream.agent.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.agent.folder.Companions.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanionsTest {

    private static final Instant SAVED = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"a.tif, a.txt", "a.tif, a-tif.hdr", "a.tif, a.hdr", "a.TIF, a.TXT", "a.Tif, a.Txt", "b.jpg, b-jpg.hdr",
        "d.o.t.s.bmp, d.o.t.s.txt"})
    void knowsTheNamesVendorsUse(String image, String companion) throws IOException {
        write(companion, SAVED);

        assertThat(companions(Expected.AUTO).of(file(image))).containsExactly(folder.resolve(companion));
    }

    @ParameterizedTest
    @CsvSource({"a.tif, b.txt", "a.tif, a.tif.bak", "a.tif, ab.txt", "a.tif, a-png.hdr"})
    void leavesOtherFilesAlone(String image, String other) throws IOException {
        write(other, SAVED);

        assertThat(companions(Expected.ALWAYS).of(file(image))).isEmpty();
    }

    @Test
    void nobodyWaitsWhereNoImageHasACompanion() throws IOException {
        write("notes.txt", SAVED);
        write("other.tif", SAVED);

        assertThat(companions(Expected.AUTO).remaining(file("a.tif"), SAVED, SAVED)).isZero();
    }

    @Test
    void nobodyWaitsForTheNotesOfAPerson() throws IOException {
        write("note.tif", SAVED);
        write("note.txt", SAVED);

        assertThat(companions(Expected.AUTO).remaining(file("a.tif"), SAVED, SAVED)).isZero();
    }

    @Test
    void anImageWaitsWhereAnotherHasACompanion() throws IOException {
        write("other.tif", SAVED);
        write("other-tif.hdr", SAVED);
        Companions companions = companions(Expected.AUTO);

        assertThat(companions.remaining(file("a.tif"), SAVED, SAVED)).isPositive();
        assertThat(companions.remaining(file("a.tif"), SAVED, SAVED.plus(LONGEST))).as("bounded").isZero();
    }

    @Test
    void whatOneFolderTaughtHoldsForTheNextSession() throws IOException {
        Companions companions = companions(Expected.AUTO);
        write("a.txt", SAVED.minusSeconds(9));
        assertThat(companions.remaining(file("a.tif"), SAVED, SAVED)).isZero();

        assertThat(companions.remaining(file("tuesday/b.tif"), SAVED, SAVED)).isPositive();
    }

    @Test
    void aCompanionThatIsStillWrittenIsWaitedFor() throws IOException {
        Companions companions = companions(Expected.AUTO);
        write("a.txt", SAVED.plusSeconds(1));

        assertThat(companions.remaining(file("a.tif"), SAVED, SAVED.plusSeconds(1))).isPositive();
        assertThat(companions.remaining(file("a.tif"), SAVED, SAVED.plusSeconds(2))).isZero();
    }

    @Test
    void neverMeansNever() throws IOException {
        write("a.txt", SAVED.plusSeconds(1));
        Companions companions = companions(Expected.NEVER);

        assertThat(companions.of(file("a.tif"))).isEmpty();
        assertThat(companions.remaining(file("a.tif"), SAVED, SAVED)).isZero();
    }

    private static Companions companions(Expected expected) {
        return new Companions(expected, LONGEST, Duration.ofMillis(150));
    }

    private FoundFile file(String name) {
        return FoundFile.of(new WatchedFolder(folder, "SEM 1"), folder.resolve(name));
    }

    private void write(String name, Instant modified) throws IOException {
        Files.writeString(folder.resolve(name), name.startsWith("note") ? "ask Anna" : "[SemImageFile]\nInstructName=SU8000\n");
        Files.setLastModifiedTime(folder.resolve(name), FileTime.from(modified));
    }
}
