package io.semstream.classifier.topology;

import io.semstream.classifier.image.Outages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How long the stream thread may still wait for findings before it has to show itself to Kafka again. The waits of one round
 * of the thread's loop share one budget, because they share one transaction. Used by the stream thread alone.
 */
public final class WaitBudget {

    private final WaitLimits limits;
    private final Outages outages;
    private final InstantSource clock;
    private Optional<Instant> roundBegan = Optional.empty();

    public WaitBudget(WaitLimits limits, Outages outages, InstantSource clock) {
        this.limits = limits;
        this.outages = outages;
        this.clock = clock;
    }

    /** The loop came round: what was processed is committed or about to be. */
    void newRound() {
        roundBegan = Optional.empty();
    }

    Duration remaining() {
        Instant now = clock.instant();
        Instant began = roundBegan.orElse(now);
        roundBegan = Optional.of(began);
        Duration left = limit().minus(Duration.between(began, now));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Duration limit() {
        return outages.any() ? limits.outage() : limits.round();
    }
}
