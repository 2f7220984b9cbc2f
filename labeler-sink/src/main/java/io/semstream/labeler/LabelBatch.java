package io.semstream.labeler;

import io.semstream.labeler.Classifications.Reading;
import io.semstream.labeler.label.Labeler;
import io.semstream.labeler.label.Labeling;
import io.semstream.objectstore.ObjectStoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Labels what one poll brought: different images at the same time, the same image in order; all or an exception. */
final class LabelBatch implements AutoCloseable {
    private final Labeler labeler;
    private final Semaphore places;
    private final Duration atMost;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    LabelBatch(Labeler labeler, int writers, Duration atMost) {
        this.labeler = labeler;
        this.places = new Semaphore(writers);
        this.atMost = atMost;
    }

    /**
     * In the order of images' first records.
     *
     * @throws ObjectStoreException
     *             when the store is away, or not done in time; images that had not begun by then are left
     */
    List<Labeling> label(List<Reading> readings) throws InterruptedException {
        List<Labeling> results = new ArrayList<>();
        Map<String, List<Reading.Understood>> perImage = new LinkedHashMap<>();
        for (Reading reading : readings) {
            switch (reading) {
                case Reading.Understood understood -> perImage
                        .computeIfAbsent(understood.classification().getImageId(), image -> new ArrayList<>()).add(understood);
                case Reading.Unreadable unreadable -> results.add(new Labeling.Failed(unreadable.letter()));
                case Reading.Nothing nothing -> {
                }
            }
        }
        long end = System.nanoTime() + atMost.toNanos();
        List<Future<List<Labeling>>> running = perImage.values().stream().map(image -> threads.submit(() -> inOrder(image))).toList();
        try {
            for (Future<List<Labeling>> image : running) {
                results.addAll(image.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
            }
            return results;
        } catch (TimeoutException slow) {
            throw new ObjectStoreException.Unavailable(
                    "the labels of " + perImage.size() + " images were not written within " + atMost.toSeconds() + " s", slow);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed.getCause());
        } finally {
            running.forEach(image -> image.cancel(true));
        }
    }

    private List<Labeling> inOrder(List<Reading.Understood> image) throws InterruptedException {
        places.acquire();
        try {
            return image.stream().map(reading -> labeler.label(reading.classification(), reading.source())).toList();
        } finally {
            places.release();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
