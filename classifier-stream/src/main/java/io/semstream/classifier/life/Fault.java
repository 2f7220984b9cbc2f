package io.semstream.classifier.life;

import io.semstream.schemas.registry.SchemaRegistryException;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;

/** Whose fault it is that the stream ended. */
enum Fault {
    /** The program is wrong: it has to end, and to be looked at. */
    OURS,
    /** Broker or registry: the same may work later. */
    WORLD;

    static Fault of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).anyMatch(Fault::isTheWorlds) ? WORLD : OURS;
    }

    private static boolean isTheWorlds(Throwable cause) {
        return switch (cause) {
            case MissingSourceTopicException deleted -> true;
            case SchemaRegistryException registry -> true;
            case StreamsException wrapper -> false;
            case SerializationException wrongEvent -> false;
            case ConfigException wrongSetting -> false;
            case KafkaException client -> true;
            default -> false;
        };
    }
}
