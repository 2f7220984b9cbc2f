package io.semstream.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The one gate into the engine: lets images in, in their order, while there is room for them and for their bytes. An image whose size is not known yet is
 * expected to be as large as the last one. Thread-safe; only {@link #awaitEmpty} blocks.
 */
final class Admission {
    private static final int FIRST_GUESSES = 8;

    private final int maxImages;
    private final long maxBytes;
    private final Consumer<ImageTask> start;
    private final Set<ImageTask> waiting = new LinkedHashSet<>();
    private final Map<ImageTask, Long> admitted = new HashMap<>();
    private long heldBytes;
    private long lastSize;
    private boolean closed;

    /**
     * @param start
     *            takes an image that was let in; must not block
     */
    Admission(int maxImages, long maxBytes, Consumer<ImageTask> start) {
        this.maxImages = maxImages;
        this.maxBytes = maxBytes;
        this.start = start;
        this.lastSize = Math.max(1, maxBytes / FIRST_GUESSES);
    }

    /** Queues an image; false when the gate is closed for good. */
    synchronized boolean enter(ImageTask task) {
        if (closed) {
            return false;
        }
        waiting.add(task);
        admit();
        return true;
    }

    /** The image's file is here and takes this much room. */
    synchronized void fetched(ImageTask task, long bytes) {
        lastSize = Math.max(1, bytes);
        hold(task, bytes);
    }

    /** The image's file is not needed any more. */
    synchronized void decoded(ImageTask task) {
        hold(task, 0);
    }

    private void hold(ImageTask task, long bytes) {
        Long before = admitted.replace(task, bytes);
        if (before != null) {
            heldBytes += bytes - before;
            admit();
        }
    }

    /** The image is answered or given up, wherever it was. */
    synchronized void leave(ImageTask task) {
        Long bytes = admitted.remove(task);
        if (bytes != null) {
            heldBytes -= bytes;
        } else {
            waiting.remove(task);
        }
        admit();
        notifyAll();
    }

    private void admit() {
        Iterator<ImageTask> next = waiting.iterator();
        while (next.hasNext() && admitted.size() < maxImages) {
            ImageTask task = next.next();
            long bytes = task.source().sizeBytes().orElse(lastSize);
            if (heldBytes > 0 && heldBytes + bytes > maxBytes) {
                return;
            }
            next.remove();
            admitted.put(task, bytes);
            heldBytes += bytes;
            start.accept(task);
        }
    }

    synchronized void close() {
        closed = true;
    }

    /** @return whether everything has left before the time was over */
    synchronized boolean awaitEmpty(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        long left = nanos;
        while (!(waiting.isEmpty() && admitted.isEmpty()) && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
        return waiting.isEmpty() && admitted.isEmpty();
    }

    synchronized List<ImageTask> all() {
        List<ImageTask> all = new ArrayList<>(admitted.keySet());
        all.addAll(waiting);
        return all;
    }

    synchronized int waiting() {
        return waiting.size();
    }

    synchronized int admitted() {
        return admitted.size();
    }

    synchronized long heldBytes() {
        return heldBytes;
    }
}
