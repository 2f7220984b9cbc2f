package io.semstream.labeler;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.semstream.event.ImageLabeled;
import io.semstream.labeler.label.Labeling;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What the sink counts. */
final class SinkMeters {
    private final MeterRegistry meters;
    private final Counter waits;
    private final Timer fromClosed;
    private final Timer fromIngested;

    SinkMeters(MeterRegistry meters) {
        this.meters = meters;
        waits = Counter.builder("semstream.labeler.waits").description("times the sink waited for broker, registry or store")
                .register(meters);
        fromClosed = latency("semstream.label.latency.closed", "from the file's last change to its label", meters);
        fromIngested = latency("semstream.label.latency.ingested", "from the announcement to the label", meters);
    }

    private static Timer latency(String name, String description, MeterRegistry meters) {
        return Timer.builder(name).description(description).publishPercentiles(0.5, 0.99).register(meters);
    }

    void waited() {
        waits.increment();
    }

    void count(Labeling labeling) {
        switch (labeling) {
            case Labeling.Labeled labeled -> count(labeled.event());
            case Labeling.Kept same -> meters.counter("semstream.labels.kept", "why", code(same.why())).increment();
            case Labeling.Failed failed -> meters.counter("semstream.labels.failed", "reason", failed.letter().getReason()).increment();
        }
    }

    private static String code(Labeling.Why why) {
        return why.name().toLowerCase(Locale.ROOT);
    }

    private void count(ImageLabeled label) {
        meters.counter("semstream.labels.written", "ambiguous", String.valueOf(label.getAmbiguous())).increment();
        fromIngested.record(passed(label.getIngestedAt(), label.getLabeledAt()));
        Optional.ofNullable(label.getClosedAt()).ifPresent(closed -> fromClosed.record(passed(closed, label.getLabeledAt())));
    }

    /** Nothing, where the microscope PC's clock is ahead of ours. */
    private static Duration passed(Instant from, Instant to) {
        return from.isAfter(to) ? Duration.ZERO : Duration.between(from, to);
    }
}
