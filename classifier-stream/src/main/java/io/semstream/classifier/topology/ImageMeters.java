package io.semstream.classifier.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.semstream.model.StageTimes;
import java.util.concurrent.TimeUnit;

/** Counts what became of images and times where they spent their time. */
public final class ImageMeters {

    private final MeterRegistry meters;
    private final Counter classified;
    private final Counter withdrawn;
    private final Counter withheld;
    private final Counter prefetched;
    private final Counter inline;
    private final Timer fetch;
    private final Timer decode;
    private final Timer waiting;
    private final Timer predict;
    private final Timer total;

    public ImageMeters(MeterRegistry meters) {
        this.meters = meters;
        this.classified = meters.counter("semstream.classifier.classified");
        this.withdrawn = meters.counter("semstream.classifier.withdrawn");
        this.withheld = meters.counter("semstream.classifier.withheld");
        this.prefetched = meters.counter("semstream.classifier.begun", "by", "prefetch");
        this.inline = meters.counter("semstream.classifier.begun", "by", "stream");
        this.fetch = stage("fetch");
        this.decode = stage("decode");
        this.waiting = stage("wait");
        this.predict = stage("predict");
        this.total = stage("total");
    }

    private Timer stage(String name) {
        return meters.timer("semstream.classifier.stage", "stage", name);
    }

    void classified(StageTimes times) {
        classified.increment();
        record(fetch, times.fetchMs());
        record(decode, times.decodeMs());
        record(waiting, times.waitMs());
        record(predict, times.predictMs());
        record(total, times.totalMs());
    }

    private static void record(Timer timer, double millis) {
        timer.record((long) (millis * 1e6), TimeUnit.NANOSECONDS);
    }

    void rejected(String reason) {
        meters.counter("semstream.classifier.rejected", "reason", reason).increment();
    }

    /** A tombstone: whoever announced the image took it back. */
    void withdrawn() {
        withdrawn.increment();
    }

    /** Under embargo: there is nothing to look at. */
    void withheld() {
        withheld.increment();
    }

    void prefetched(boolean hit) {
        (hit ? prefetched : inline).increment();
    }
}
