package io.semstream.trainer;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Threads that prepare images. */
final class Workers {
    private Workers() {}

    /** What one of them made; when it failed, all others are stopped, too. */
    static <T> T result(Future<T> future, ExecutorService workers) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            workers.shutdownNow();
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException own -> throw own;
                case null, default -> throw new IllegalStateException("preparing an image", e.getCause());
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
            throw new TrainingProblem("interrupted; nothing was written", e);
        }
    }
}
