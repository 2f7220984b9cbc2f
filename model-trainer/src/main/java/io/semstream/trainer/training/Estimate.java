package io.semstream.trainer.training;

import java.time.Duration;
import java.util.Locale;

/** How fast a run is and how long it will still take; work is counted in pixels, because input sizes may grow during a run. */
final class Estimate {
    private final long begun = System.nanoTime();
    private double doneWork;
    private long doneImages;
    private long learningNanos;

    /** @param nanos from the wish for a batch to the network's update */
    void did(int images, InputSize size, long nanos) {
        doneImages += images;
        doneWork += work(images, size);
        learningNanos += nanos;
    }

    /** Without validation and checkpoints; 0 before the first batch. */
    double learnedPerSecond() {
        return learningNanos == 0 ? 0 : doneImages * 1e9 / learningNanos;
    }

    static double work(double images, InputSize size) {
        return images * size.pixels();
    }

    String left(double remainingWork) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        double left = doneWork == 0 ? 0 : seconds / doneWork * remainingWork;
        return String.format(Locale.ROOT, "%.1f images/s, %s left", doneImages / seconds, readable(Duration.ofSeconds(Math.round(left))));
    }

    private static String readable(Duration duration) {
        if (duration.toMinutes() < 1) {
            return duration.toSeconds() + " s";
        }
        return duration.toHours() < 1 ? duration.toMinutes() + " min" : duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
}
