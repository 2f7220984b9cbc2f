package io.semstream.classifier.image;

import io.semstream.objectstore.ObjectStoreException.ObjectMissing;
import io.semstream.objectstore.ObjectStoreException.Refused;
import io.semstream.objectstore.ObjectStoreException.Unavailable;
import io.semstream.runtime.Backoff;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asynchronous work that needs the object store, tried again with growing pauses for as long as the store is at fault
 * and nobody cancels the result. A missing object gets a few tries, because some stores show a new object late.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what follows on a future here is its only consequence
final class PatientCall<T> {

    static final String OBJECT_STORE = "object store";
    private static final int MOST_LOOKS_FOR_MISSING = 4;

    private final Supplier<CompletableFuture<T>> work;
    private final Backoff backoff;
    private final Outages outages;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile CompletableFuture<T> current = new CompletableFuture<>();
    private final AtomicInteger looks = new AtomicInteger();

    private PatientCall(Supplier<CompletableFuture<T>> work, Backoff backoff, Outages outages) {
        this.work = work;
        this.backoff = backoff;
        this.outages = outages;
    }

    static <T> CompletableFuture<T> start(Supplier<CompletableFuture<T>> work, Backoff backoff, Outages outages) {
        PatientCall<T> call = new PatientCall<>(work, backoff, outages);
        call.attempt();
        call.result.whenComplete((value, failure) -> call.current.cancel(true));
        return call.result;
    }

    private void attempt() {
        if (!result.isDone()) {
            current = work.get();
            current.whenComplete(this::ended);
        }
    }

    private void ended(@Nullable T value, @Nullable Throwable failure) {
        if (failure == null) {
            outages.back(OBJECT_STORE);
            result.complete(value);
        } else {
            failed(cause(failure));
        }
    }

    private void failed(Throwable cause) {
        switch (cause) {
            case ObjectMissing missing when looks.incrementAndGet() < MOST_LOOKS_FOR_MISSING -> later();
            case Unavailable away -> laterBecause(away);
            case Refused refused -> laterBecause(refused);
            default -> result.completeExceptionally(cause);
        }
    }

    private void laterBecause(RuntimeException away) {
        outages.away(OBJECT_STORE, String.valueOf(away.getMessage()));
        later();
    }

    private void later() {
        CompletableFuture.delayedExecutor(backoff.next().toMillis(), TimeUnit.MILLISECONDS).execute(this::attempt);
    }

    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
