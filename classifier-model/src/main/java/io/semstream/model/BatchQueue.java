package io.semstream.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Images that are ready for the network. Whoever is free takes what is there, up to a full batch. */
final class BatchQueue {
    private final LinkedBlockingQueue<ReadyImage> ready = new LinkedBlockingQueue<>();
    private final AtomicInteger expected = new AtomicInteger();
    private final int maxBatch;
    private final Duration maxDelay;

    BatchQueue(int maxBatch, Duration maxDelay) {
        this.maxBatch = maxBatch;
        this.maxDelay = maxDelay;
    }

    /** An image is on its way here. */
    void expect() {
        expected.incrementAndGet();
    }

    /** An expected image has come, or never will. */
    void settle() {
        expected.decrementAndGet();
    }

    void put(ReadyImage image) {
        ready.add(image);
    }

    /** Waits for the first image, and for more only while some are on their way and the delay is not over. */
    List<ReadyImage> take() throws InterruptedException {
        List<ReadyImage> batch = new ArrayList<>(maxBatch);
        batch.add(ready.take());
        ready.drainTo(batch, maxBatch - 1);
        long deadline = System.nanoTime() + maxDelay.toNanos();
        while (batch.size() < maxBatch && expected.get() > 0 && System.nanoTime() < deadline) {
            ReadyImage next = ready.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next != null) {
                batch.add(next);
                ready.drainTo(batch, maxBatch - batch.size());
            }
        }
        return batch;
    }
}
