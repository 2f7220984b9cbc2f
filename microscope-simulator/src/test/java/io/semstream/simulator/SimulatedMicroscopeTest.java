package io.semstream.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.micrograph.DecodeLimits;
import io.semstream.micrograph.DecodeOutcome;
import io.semstream.micrograph.MicrographReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SimulatedMicroscopeTest {
    private static final int COUNT = 14;

    @TempDir
    private Path folder;
    private final List<WrittenFile> written = new ArrayList<>();

    @Test
    void sessionHasEveryKindAndLeavesNoDrafts() throws IOException, InterruptedException {
        run(SimulationPlan.rendered(COUNT, Duration.ZERO, 1));
        assertThat(written).hasSize(COUNT).extracting(WrittenFile::kind)
                .contains(FileKind.CLEAR, FileKind.AMBIGUOUS, FileKind.BROKEN, FileKind.DUPLICATE).doesNotContain(FileKind.REAL);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .containsExactlyInAnyOrderElementsOf(written.stream().map(WrittenFile::file).toList());
        }
    }

    @Test
    void onlyTheBrokenFilesCannotBeRead() throws IOException, InterruptedException {
        run(SimulationPlan.rendered(COUNT, Duration.ZERO, 2));
        MicrographReader reader = new MicrographReader(DecodeLimits.standard());
        for (WrittenFile file : written) {
            boolean readable = reader.read(Files.readAllBytes(file.file())) instanceof DecodeOutcome.Decoded;
            assertThat(readable).as(file.toString()).isEqualTo(file.kind() != FileKind.BROKEN);
        }
    }

    @Test
    void duplicateHasTheBytesOfAnEarlierFile() throws IOException, InterruptedException {
        run(SimulationPlan.rendered(COUNT, Duration.ZERO, 3));
        for (WrittenFile file : written) {
            if (file.kind() == FileKind.DUPLICATE) {
                byte[] bytes = Files.readAllBytes(file.file());
                assertThat(written.subList(0, written.indexOf(file))).anySatisfy(
                        earlier -> assertThat(Files.readAllBytes(earlier.file())).isEqualTo(bytes));
            }
        }
    }

    @Test
    void secondSessionGetsItsOwnFolder() throws IOException, InterruptedException {
        run(SimulationPlan.rendered(1, Duration.ZERO, 4));
        run(SimulationPlan.rendered(1, Duration.ZERO, 4));
        assertThat(written.get(0).file().getParent()).isNotEqualTo(written.get(1).file().getParent());
    }

    @Test
    void realImagesAreCopiedWithTheirFolders() throws IOException, InterruptedException {
        Path images = Files.createDirectories(folder.resolve("given/inner"));
        Files.write(images.resolve("b.tif"), new byte[]{1, 2, 3});
        Files.write(images.resolve("notes.txt"), new byte[]{9});
        Path watched = folder.resolve("watched");
        new SimulatedMicroscope(new SimulationPlan(10, Duration.ofHours(1), 5, Optional.of(folder.resolve("given"))), watched, written::add,
                duration -> {}).run();
        assertThat(written).singleElement().satisfies(file -> {
            assertThat(file.kind()).isEqualTo(FileKind.REAL);
            assertThat(file.file()).endsWith(Path.of("inner", "b.tif")).hasBinaryContent(new byte[]{1, 2, 3});
        });
    }

    private void run(SimulationPlan plan) throws IOException, InterruptedException {
        new SimulatedMicroscope(plan, folder, written::add, duration -> {}).run();
    }
}
