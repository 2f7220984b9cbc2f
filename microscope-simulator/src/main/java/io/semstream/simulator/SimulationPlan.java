package io.semstream.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a simulated session will save.
 *
 * @param count
 *            files to write, the broken and the duplicates included; with {@code images}, at most this many
 * @param interval
 *            from one file to the next
 * @param images
 *            folder whose image files are copied instead of rendering any
 */
public record SimulationPlan(int count, Duration interval, long seed, Optional<Path> images) {
    public SimulationPlan {
        if (count < 0 || interval.isNegative()) {
            throw new IllegalArgumentException("count and interval are not negative: " + count + ", " + interval);
        }
    }

    public static SimulationPlan rendered(int count, Duration interval, long seed) {
        return new SimulationPlan(count, interval, seed, Optional.empty());
    }
}
