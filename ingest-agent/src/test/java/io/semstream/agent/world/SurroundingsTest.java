package io.semstream.agent.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SurroundingsTest {

    private final Surroundings surroundings = new Surroundings();

    @Test
    void saysWhatIsAwayAndWhere() {
        surroundings.away(Surroundings.BROKER, "kafka:9092: timed out");
        surroundings.away(Surroundings.STORE, "http://store: refused");

        assertThat(surroundings.problem())
                .contains("broker is away: kafka:9092: timed out; object store is away: http://store: refused");
    }

    @Test
    void forgetsWhatCameBack() {
        surroundings.expect(Surroundings.REGISTRY, "http://registry");
        surroundings.back(Surroundings.REGISTRY);

        assertThat(surroundings.problem()).isEmpty();
    }

    @Test
    void blamesNobodyForWhatAnInterruptBreaks() {
        Thread.currentThread().interrupt();

        surroundings.away(Surroundings.REGISTRY, "interrupted while asking");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(surroundings.problem()).isEmpty();
    }
}
