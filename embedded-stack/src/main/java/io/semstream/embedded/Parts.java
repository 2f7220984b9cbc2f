package io.semstream.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What is running, so that it can be stopped: the newest first. */
final class Parts implements AutoCloseable {

    private final ConcurrentLinkedDeque<AutoCloseable> running = new ConcurrentLinkedDeque<>();
    private final Consumer<String> progress;

    Parts(Consumer<String> progress) {
        this.progress = progress;
    }

    void add(AutoCloseable part) {
        running.push(part);
    }

    /** Starts a part beside the others. */
    <T extends AutoCloseable> CompletableFuture<T> start(String name, Supplier<T> starter) {
        return CompletableFuture.supplyAsync(() -> {
            T part = starter.get();
            add(part);
            report(name + " is up");
            return part;
        }, task -> Thread.ofPlatform().name("start-" + name).start(task));
    }

    synchronized void report(String line) {
        progress.accept(line);
    }

    @Override
    public void close() {
        for (AutoCloseable part = running.poll(); part != null; part = running.poll()) {
            stop(part);
        }
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failed) {
            throw new EmbeddedStackException("cannot stop a part of the embedded stack: " + failed, failed);
        }
    }
}
