package io.semstream.classifier.prefetch;

import io.semstream.classifier.image.Finding;
import io.semstream.event.ImageIngested;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** The work on one record, from being announced to being let go. */
public final class Prefetched {

    private final byte[] value;
    private final ImageIngested event;
    private final CompletableFuture<Finding> finding = new CompletableFuture<>();
    private final AtomicBoolean claimed = new AtomicBoolean();

    Prefetched(byte[] value, ImageIngested event) {
        this.value = value;
        this.event = event;
    }

    public ImageIngested event() {
        return event;
    }

    /** Cancelled when the work is let go before it is done. */
    public Future<Finding> finding() {
        return finding;
    }

    boolean isOf(byte[] seen) {
        return Arrays.equals(value, seen);
    }

    boolean failed() {
        return finding.isCompletedExceptionally();
    }

    /** True for one caller only: the one who has to start it. Never for what was let go. */
    boolean claim() {
        return !finding.isDone() && claimed.compareAndSet(false, true);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // both futures tell everything themselves
    void start(Function<ImageIngested, CompletableFuture<Finding>> work, Runnable settled) {
        CompletableFuture<Finding> running = work.apply(event);
        finding.whenComplete((found, failure) -> running.cancel(true));
        running.whenComplete((found, failure) -> {
            if (failure == null) {
                finding.complete(found);
            } else {
                finding.completeExceptionally(failure);
            }
            settled.run();
        });
    }

    void letGo() {
        finding.cancel(true);
    }
}
