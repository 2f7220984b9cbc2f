package io.semstream.classifier.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.schemas.registry.SchemaRegistryException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

final class FaultTest {

    @Test
    void brokerAndRegistryAreTheWorld() {
        assertThat(of(new TimeoutException("no answer"))).isEqualTo(Fault.WORLD);
        assertThat(of(new StreamsException("wrapped", new TimeoutException("no answer")))).isEqualTo(Fault.WORLD);
        assertThat(of(new RecordTooLargeException("remembered, and asked for again"))).isEqualTo(Fault.WORLD);
        assertThat(of(new SchemaRegistryException(SchemaRegistryException.Reason.UNREACHABLE, "away"))).isEqualTo(Fault.WORLD);
        assertThat(Fault.of(new MissingSourceTopicException("deleted"))).isEqualTo(Fault.WORLD);
    }

    @Test
    void brokenInvariantsAreOurs() {
        assertThat(of(new IllegalStateException("bug"))).isEqualTo(Fault.OURS);
        assertThat(of(new NullPointerException())).isEqualTo(Fault.OURS);
        assertThat(of(new SerializationException("cannot write what was made here"))).isEqualTo(Fault.OURS);
        assertThat(of(new ConfigException("no such setting"))).isEqualTo(Fault.OURS);
        assertThat(Fault.of(new StackOverflowError())).isEqualTo(Fault.OURS);
    }

    private static Fault of(Throwable cause) {
        return Fault.of(new StreamsException("while processing", cause));
    }
}
