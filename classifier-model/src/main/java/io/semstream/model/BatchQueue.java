package io.semstream.model;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Images that are ready for the network. Whoever is free takes what is there, up to a full batch. Thread-safe. */
final class BatchQueue {
    private final Deque<ReadyImage> ready = new ArrayDeque<>();
    private final int maxBatch;
    private final Duration maxDelay;
    private int expected;

    BatchQueue(int maxBatch, Duration maxDelay) {
        this.maxBatch = maxBatch;
        this.maxDelay = maxDelay;
    }

    /** An image is on its way here. */
    synchronized void expect() {
        expected++;
    }

    /** An expected image has come. */
    synchronized void put(ReadyImage image) {
        ready.add(image);
        expected--;
        notifyAll();
    }

    /** An expected image will never come. */
    synchronized void miss() {
        expected--;
        notifyAll();
    }

    /** Waits for the first image, and for more only while some are on their way and the delay is not over. */
    synchronized List<ReadyImage> take() throws InterruptedException {
        while (ready.isEmpty()) {
            wait();
        }
        long deadline = System.nanoTime() + maxDelay.toNanos();
        long left = maxDelay.toNanos();
        while (ready.size() < maxBatch && expected > 0 && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
        return polled();
    }

    private List<ReadyImage> polled() {
        List<ReadyImage> batch = new ArrayList<>(maxBatch);
        while (batch.size() < maxBatch && !ready.isEmpty()) {
            batch.add(ready.poll());
        }
        return batch;
    }
}
