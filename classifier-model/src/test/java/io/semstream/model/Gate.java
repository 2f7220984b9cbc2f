package io.semstream.model;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Something threads run into until the test lets them through. */
final class Gate {
    final AtomicInteger arrived = new AtomicInteger();
    private final CountDownLatch latch;

    private Gate(int count) {
        latch = new CountDownLatch(count);
    }

    static Gate open() {
        return new Gate(0);
    }

    static Gate shut() {
        return new Gate(1);
    }

    void pass() {
        arrived.incrementAndGet();
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("the gate stayed shut");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void letThrough() {
        latch.countDown();
    }
}
