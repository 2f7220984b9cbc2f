package io.semstream.model;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the engine tells about itself while it lives. */
final class EngineMeters implements AutoCloseable {
    private final MeterRegistry registry;
    private final DistributionSummary batchSize;
    private final Timer batchTime;
    private final List<Meter> gauges;

    EngineMeters(MeterRegistry registry, Admission admission) {
        this.registry = registry;
        this.batchSize = DistributionSummary.builder("semstream.engine.batch.images").description("images in one call of the model")
                .register(registry);
        this.batchTime = Timer.builder("semstream.engine.batch.time").description("one call of the model").register(registry);
        this.gauges = List.of(
                Gauge.builder("semstream.engine.waiting.images", admission, Admission::waiting).description("images that wait for room")
                        .register(registry),
                Gauge.builder("semstream.engine.admitted.images", admission, Admission::admitted)
                        .description("images between the start of their fetch and their answer").register(registry),
                Gauge.builder("semstream.engine.held.bytes", admission, Admission::heldBytes).baseUnit("bytes")
                        .description("files that are fetched or reserved and not decoded yet").register(registry));
    }

    void predicted(int images, long nanos) {
        batchSize.record(images);
        batchTime.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        gauges.forEach(registry::remove);
    }
}
