package io.semstream.micrograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

final class ConcurrencyTest {
    @Test
    void oneReaderServesManyThreads() throws InterruptedException, ExecutionException {
        List<byte[]> files = List.of(EncodedImages.png(200, 150), EncodedImages.bmp(200, 150),
                new SyntheticTiff(200, 150).compression(SyntheticTiff.DEFLATE).write(), new SyntheticTiff(200, 150).write());
        List<byte[]> alone = files.stream().map(file -> Outcomes.decoded(file).pixels().samples()).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<byte[]>> together = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(() -> Outcomes.decoded(files.get(i % 4)).pixels().samples())).toList();
            for (int i = 0; i < together.size(); i++) {
                assertThat(together.get(i).get()).isEqualTo(alone.get(i % 4));
            }
        }
    }
}
