package io.semstream.classifier.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WaitLimitsTest {

    @ParameterizedTest
    @ValueSource(ints = {4, 10, 60})
    void everyWaitEndsBeforeKafkaGivesUp(int transactionSeconds) {
        WaitLimits limits = WaitLimits.within(Duration.ofSeconds(transactionSeconds));

        assertThat(limits.round()).isLessThan(limits.transactionTimeout());
        assertThat(limits.outage()).isLessThan(limits.pollInterval());
        assertThat(limits.transactionTimeout()).isLessThan(limits.pollInterval());
    }

    @Test
    void waitThatOutlivesTheGroupMembershipIsRefused() {
        Duration second = Duration.ofSeconds(1);

        assertThatThrownBy(() -> new WaitLimits(second, Duration.ofMinutes(5), Duration.ofSeconds(10), Duration.ofMinutes(5)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WaitLimits(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofSeconds(10),
                Duration.ofMinutes(5))).isInstanceOf(IllegalArgumentException.class);
    }
}
