package io.semstream.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.ImageQuality;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchQueueTest {
    private static final Duration FOREVER = Duration.ofHours(1);

    @Test
    void takesWhatIsThereUpToAFullBatch() throws InterruptedException {
        BatchQueue queue = new BatchQueue(2, FOREVER);
        expect(queue, 3);
        List.of(ready(), ready(), ready()).forEach(queue::put);
        assertThat(queue.take()).hasSize(2);
        assertThat(queue.take()).hasSize(1);
    }

    @Test
    void waitsForImagesOnTheirWay() {
        BatchQueue queue = new BatchQueue(3, FOREVER);
        expect(queue, 3);
        queue.put(ready());
        CompletableFuture<List<ReadyImage>> batch = CompletableFuture.supplyAsync(() -> taken(queue));
        queue.put(ready());
        queue.put(ready());
        assertThat(batch.orTimeout(20, TimeUnit.SECONDS).join()).hasSize(3);
    }

    @Test
    void waitsNoLongerThanItsDelay() throws InterruptedException {
        BatchQueue queue = new BatchQueue(3, Duration.ofMillis(1));
        expect(queue, 2);
        queue.put(ready());
        assertThat(queue.take()).hasSize(1);
    }

    @Test
    void waitsForNobodyWhenNobodyComes() throws InterruptedException {
        BatchQueue queue = new BatchQueue(3, FOREVER);
        queue.expect();
        queue.expect();
        queue.put(ready());
        queue.miss();
        assertThat(queue.take()).hasSize(1);
    }

    private static void expect(BatchQueue queue, int images) {
        IntStream.range(0, images).forEach(i -> queue.expect());
    }

    private static List<ReadyImage> taken(BatchQueue queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static ReadyImage ready() {
        GrayImage pixel = new GrayImage(1, 1, new byte[1]);
        return new ReadyImage(new ImageTask("a", Optional.empty(), () -> new byte[0], new Admission(1, 1, task -> {})),
                new PreparedImage(pixel, ImageQuality.of(pixel), new byte[0], 1, 1, 8));
    }
}
