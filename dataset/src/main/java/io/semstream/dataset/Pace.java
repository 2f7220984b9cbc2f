package io.semstream.dataset;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells now and then how far a long work is and how long it will take. Thread-safe. */
public final class Pace {
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private final String verb;
    private final String things;
    private final int all;
    private final Consumer<String> say;
    private final long start = System.nanoTime();
    private long told = start;
    private int done;

    public Pace(String verb, String things, int all, Consumer<String> say) {
        this.verb = verb;
        this.things = things;
        this.all = all;
        this.say = say;
    }

    public synchronized void step() {
        done++;
        long now = System.nanoTime();
        if (done == all || now - told >= BETWEEN.toNanos()) {
            told = now;
            say.accept(line(Duration.ofNanos(now - start)));
        }
    }

    private String line(Duration passed) {
        String state = String.format(Locale.ROOT, "%s %,d of %,d %s", verb, done, all, things);
        double seconds = Math.max(0.001, passed.toMillis() / 1000.0);
        return done == all
                ? String.format(Locale.ROOT, "%s in %s (%.0f a second)", state, words(seconds), done / seconds)
                : state + ", about " + words(seconds / done * (all - done)) + " left";
    }

    private static String words(double seconds) {
        if (seconds < 90) {
            return String.format(Locale.ROOT, "%.0f s", seconds);
        }
        return seconds < 5400 ? String.format(Locale.ROOT, "%.0f min", seconds / 60) : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
}
