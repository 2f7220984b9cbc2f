package io.semstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.micrograph.DecodeLimits;
import io.semstream.micrograph.DecodeOutcome;
import io.semstream.micrograph.MicrographReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSetTest {

    @Test
    void writesReadableFilesThatDifferAndLeavesThemForTheNextTime(@TempDir Path folder) throws IOException {
        List<Path> files = new ImageSet(folder).files(42);
        Set<ByteBuffer> contents = new HashSet<>();
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            contents.add(ByteBuffer.wrap(bytes));
            assertThat(new MicrographReader(DecodeLimits.standard()).read(bytes)).isInstanceOfSatisfying(DecodeOutcome.Decoded.class,
                    decoded -> assertThat(decoded.micrograph().pixels().width()).isEqualTo(1024));
        }
        assertThat(contents).hasSize(42);
        Files.writeString(files.getFirst(), "kept");
        assertThat(new ImageSet(folder).files(42)).isEqualTo(files);
        assertThat(files.getFirst()).hasContent("kept");
    }

    @Test
    void percentilesAndMediansAreValuesThatWereMeasured() {
        double[] sorted = {1, 2, 3, 4};
        assertThat(LatencyBenchmark.percentile(sorted, 0.5)).isEqualTo(2);
        assertThat(LatencyBenchmark.percentile(sorted, 0.99)).isEqualTo(4);
        assertThat(LatencyBenchmark.percentile(sorted, 0)).isEqualTo(1);
        assertThat(PipelineBenchmark.median(List.of(3.0, 1.0, 2.0))).isEqualTo(2);
    }
}
