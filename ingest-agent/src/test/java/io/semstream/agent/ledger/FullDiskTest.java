package io.semstream.agent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static io.semstream.agent.fixture.Eventually.await;

import io.semstream.agent.handling.Disclosure;
import io.semstream.agent.world.Surroundings;
import io.semstream.runtime.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real disk of two megabytes, where this machine lets its user mount one. */
class FullDiskTest {
    @TempDir
    Path folder;

    private Path disk = Path.of("");

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()), "no right to mount a small disk");
    }

    @AfterEach
    void unmount() throws Exception {
        ran("umount", disk.toString());
    }

    @Test
    void waitsForRoomAndLosesNothing() throws Exception {
        Surroundings surroundings = new Surroundings();
        AtomicBoolean enough = new AtomicBoolean();
        AtomicLong stored = new AtomicLong();
        Path ballast = Files.write(disk.resolve("ballast"), new byte[1 << 20]);
        try (Ledger ledger = Ledger.open(disk.resolve("ledger"), "a", Clock.systemUTC(), surroundings)) {
            Thread writer = Thread.ofVirtual().start(() -> {
                for (int i = 0; !enough.get(); i++) {
                    store(ledger, i);
                    stored.incrementAndGet();
                }
            });
            await("full", () -> surroundings.problem().isPresent());
            assertThat(surroundings.problem()).hasValueSatisfying(problem -> assertThat(problem).contains("is full: make room"));
            enough.set(true);
            assertThat(ledger.newest("s/0.tif")).as("who asks is answered").isPresent();

            Files.delete(ballast);

            await("written", () -> !writer.isAlive());
            assertThat(surroundings.problem()).isEmpty();
            assertThat(ledger.count(FileState.UPLOADED)).isEqualTo(stored.get());
            assertThat(lines(ledger)).isEqualTo(stored.get());
        }
    }

    @Test
    void refusesToStartOnAFullDiskAndLeavesTheLedgerAlone() throws Exception {
        try (Ledger ledger = Ledger.open(disk.resolve("ledger"), "a", Clock.systemUTC())) {
            store(ledger, 1);
        }
        Path ballast = disk.resolve("ballast");
        fill(ballast);

        assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> Ledger.open(disk.resolve("ledger"), "a", Clock.systemUTC()))
                .withMessageContaining("has room");

        Files.delete(ballast);
        try (Ledger ledger = Ledger.open(disk.resolve("ledger"), "a", Clock.systemUTC())) {
            assertThat(ledger.newest("s/1.tif")).isPresent();
        }
        try (Stream<Path> files = Files.list(disk.resolve("ledger"))) {
            assertThat(files.filter(file -> file.toString().contains("damaged"))).isEmpty();
        }
    }

    private static void store(Ledger ledger, int number) {
        FileVersion version = new FileVersion("s/" + number + ".tif", 10, Instant.EPOCH);
        ledger.recordStored(version, "%064x".formatted(number), new Filing(Optional.empty(), Disclosure.FULL, "", ""),
                revision -> new byte[1000]);
    }

    private static long lines(Ledger ledger) {
        long[] lines = {0};
        ledger.visit(line -> lines[0]++);
        return lines[0];
    }

    private static void fill(Path file) {
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(new byte[512]);
            }
        } catch (IOException full) {
            assertThat(file).exists();
        }
    }

    private static boolean ran(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                    .waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
