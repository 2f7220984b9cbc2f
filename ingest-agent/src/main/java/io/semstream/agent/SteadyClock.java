package io.semstream.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * Shows the time of day at its making and then only runs, whoever sets the machine's clock and however far: waits that were counted from a clock set back by hours would take hours.
 */
final class SteadyClock extends Clock {

    private final Instant start;
    private final LongSupplier nanos;
    private final long startNanos;

    SteadyClock(InstantSource wall, LongSupplier nanos) {
        this.start = wall.instant();
        this.nanos = nanos;
        this.startNanos = nanos.getAsLong();
    }

    static SteadyClock startingNow() {
        return new SteadyClock(InstantSource.system(), System::nanoTime);
    }

    @Override
    public Instant instant() {
        return start.plus(Duration.ofNanos(nanos.getAsLong() - startNanos));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
