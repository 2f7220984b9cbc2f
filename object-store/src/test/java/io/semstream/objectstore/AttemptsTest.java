package io.semstream.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semstream.objectstore.ObjectStoreException.Refused;
import io.semstream.objectstore.ObjectStoreException.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private final List<Duration> pauses = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger made = new AtomicInteger();

    private Attempts attempts(int most, Duration timeout) {
        return new Attempts(most, timeout, new Random(1), pause -> {
            pauses.add(pause);
            now.addAndGet(pause.toNanos());
        }, now::get);
    }

    private Supplier<String> awayUntil(int success) {
        return () -> {
            if (made.incrementAndGet() < success) {
                throw new Unavailable("away");
            }
            return "here";
        };
    }

    @Test
    void pausesGrow() {
        assertThat(attempts(5, Duration.ofMinutes(1)).first(awayUntil(5))).isEqualTo("here");
        assertThat(pauses).hasSize(4).allSatisfy(pause -> assertThat(pause).isPositive());
        assertThat(pauses.getLast()).isGreaterThan(pauses.getFirst());
    }

    @Test
    void endAfterTheLast() {
        assertThatThrownBy(() -> attempts(3, Duration.ofMinutes(1)).first(awayUntil(100))).isInstanceOf(Unavailable.class);
        assertThat(made).hasValue(3);
    }

    @Test
    void noneBeginsInTheSecondHalfOfTheTime() {
        assertThatThrownBy(() -> attempts(100, Duration.ofSeconds(2)).first(awayUntil(100))).isInstanceOf(Unavailable.class);
        assertThat(made).hasValueLessThan(10);
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void aRefusalIsFinal() {
        assertThatThrownBy(() -> attempts(3, Duration.ofMinutes(1)).first(() -> {
            made.incrementAndGet();
            throw new Refused("no");
        })).isInstanceOf(Refused.class);
        assertThat(made).hasValue(1);
    }

    @Test
    void anInterruptedThreadStopsTrying() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> attempts(3, Duration.ofMinutes(1)).first(awayUntil(100))).isInstanceOf(Unavailable.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(made).hasValue(1);
    }
}
