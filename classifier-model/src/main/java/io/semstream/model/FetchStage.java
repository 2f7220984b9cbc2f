package io.semstream.model;

import java.util.concurrent.ExecutorService;

/** Brings the bytes of admitted images in, some at a time. */
final class FetchStage {
    private final ExecutorService threads;
    private final DecodeStage next;

    FetchStage(ExecutorService threads, DecodeStage next) {
        this.threads = threads;
        this.next = next;
    }

    void accept(ImageTask task) {
        threads.execute(() -> fetch(task));
    }

    private void fetch(ImageTask task) {
        if (task.abandoned()) {
            return;
        }
        long begin = System.nanoTime();
        try {
            byte[] file = task.source().fetch();
            task.fetched(System.nanoTime() - begin, file.length);
            next.accept(task, file);
        } catch (Exception e) {
            task.answer().completeExceptionally(e);
        }
    }
}
