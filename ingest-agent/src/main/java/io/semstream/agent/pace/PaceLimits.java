package io.semstream.agent.pace;

import io.semstream.runtime.config.Key;
import io.semstream.runtime.config.Settings;
import java.util.List;
import java.util.Optional;

/**
 * How much of the machine the agent may take for images.
 *
 * @param bytesPerSecond
 *            of reading; absent for no limit
 * @param cpuPercent
 *            of all processors
 */
public record PaceLimits(Optional<Long> bytesPerSecond, int cpuPercent) {

    private static final int ALL = 100;

    private static final Key<Optional<Long>> RATE = Key
            .bytes("semstream.agent.read.rate",
                    "most bytes of images read per second, such as 20MB; each image is read twice, to be hashed and to be sent; empty for no limit")
            .atLeast(100_000L).optional();
    private static final Key<Integer> CPU = Key
            .count("semstream.agent.cpu.limit",
                    "percent of the machine's processors that reading, hashing and sending images may keep busy, averaged over a second")
            .withDefault(50).atLeast(1).atMost(ALL);

    public PaceLimits {
        if (bytesPerSecond.filter(rate -> rate <= 0).isPresent() || cpuPercent < 1 || cpuPercent > ALL) {
            throw new IllegalArgumentException(bytesPerSecond + " bytes per second, " + cpuPercent + " % of the processors");
        }
    }

    public static List<Key<?>> keys() {
        return List.of(RATE, CPU);
    }

    public static PaceLimits from(Settings settings) {
        return new PaceLimits(settings.get(RATE), settings.get(CPU));
    }
}
