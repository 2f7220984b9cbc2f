package io.semstream.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class McNemarTest {
    @Test
    void isTheBinomialTestOfAFairCoin() {
        // 2 (1 + 8) / 2^8
        assertThat(McNemar.of(1, 7).p()).isCloseTo(18 / 256.0, within(1e-12));
        assertThat(McNemar.of(7, 1).p()).isCloseTo(18 / 256.0, within(1e-12));
        // 2 (1 + 10 + 45) / 2^10
        assertThat(McNemar.of(2, 8).p()).isCloseTo(112 / 1024.0, within(1e-12));
    }

    @Test
    void noDifferenceIsNoEvidence() {
        assertThat(McNemar.of(0, 0).p()).isEqualTo(1);
        assertThat(McNemar.of(5, 5).p()).isEqualTo(1);
    }

    @Test
    void manyImagesDoNotOverflow() {
        assertThat(McNemar.of(2000, 2500).p()).isPositive().isLessThan(1e-10);
    }
}
