package io.semstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.agent.arrival.FileTail;
import io.semstream.agent.arrival.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainTiffsTest {

    @TempDir
    Path folder;

    @Test
    void areWholeOfTheSizeAndEachOfItsOwnBytes() throws Exception {
        PlainTiffs.write(folder, 1001, 400);

        Path first = PlainTiffs.file(folder, 0);
        Path last = PlainTiffs.file(folder, 1000);
        assertThat(FileTail.shape(first)).isEqualTo(Shape.WHOLE);
        assertThat(first).hasSize(400);
        assertThat(Files.mismatch(first, last)).isNotNegative();
        assertThat(last.getParent()).isNotEqualTo(first.getParent());
    }
}
