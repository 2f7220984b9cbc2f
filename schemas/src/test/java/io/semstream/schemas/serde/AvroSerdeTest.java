package io.semstream.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semstream.event.ImageIngested;
import io.semstream.event.LabelReviewed;
import io.semstream.schemas.registry.RegistryDouble;
import io.semstream.schemas.registry.SchemaRegistryException;
import io.semstream.schemas.topic.TopicCatalogue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvroSerdeTest {

    private static final String TOPIC = "sem.test";

    private RegistryDouble registry;

    @BeforeEach
    void start() throws IOException {
        registry = RegistryDouble.start(1);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @ParameterizedTest
    @MethodSource("io.semstream.schemas.serde.Events#all")
    void readsBackWhatWasWritten(SpecificRecord event) {
        try (AvroSerializer<SpecificRecord> serializer = serializer(Map.of());
                AvroDeserializer<SpecificRecord> deserializer = deserializer(Map.of("specific.avro.reader", true))) {
            byte[] bytes = serializer.serialize(TOPIC, event);

            assertThat(deserializer.deserialize(TOPIC, bytes)).isEqualTo(event);
        }
    }

    @Test
    void readsGenericRecordsUnlessToldOtherwise() {
        IndexedRecord read = this.<IndexedRecord>deserializer(Map.of()).deserialize(TOPIC, written(Events.reviewed()));

        assertThat(read).isInstanceOfSatisfying(GenericRecord.class,
                record -> assertThat(record.get("reviewer")).hasToString("ada"));
    }

    @Test
    void passesTombstonesThrough() {
        assertThat(serializer(Map.of()).serialize(TOPIC, null)).isNull();
        assertThat(deserializer(Map.of()).deserialize(TOPIC, null)).isNull();
    }

    @Test
    void asksTheRegistryOncePerSchema() {
        AvroSerializer<SpecificRecord> serializer = serializer(Map.of());
        AvroDeserializer<IndexedRecord> deserializer = deserializer(Map.of());
        for (int i = 0; i < 3; i++) {
            deserializer.deserialize(TOPIC, serializer.serialize(TOPIC, Events.reviewed()));
        }

        assertThat(registry.requests()).containsExactly("POST /subjects/sem.test-value/versions",
                "GET /schemas/ids/1");
    }

    @Test
    void keysHaveTheirOwnSubject() {
        AvroSerializer<SpecificRecord> serializer = new AvroSerializer<>();
        serializer.configure(properties(Map.of()), true);
        serializer.serialize(TOPIC, Events.reviewed());

        assertThat(registry.requests()).containsExactly("POST /subjects/sem.test-key/versions");
    }

    @Test
    void catalogueTopicsRegisterNothingByThemselves() {
        Serde<LabelReviewed> serde = AvroSerde.forTopic(TopicCatalogue.LABEL_REVIEWED, properties(Map.of()));

        assertThatThrownBy(() -> serde.serializer().serialize(TopicCatalogue.LABEL_REVIEWED.name(), Events.reviewed()))
                .isInstanceOf(SchemaRegistryException.class).hasMessageContaining("provision the topics");
        assertThat(registry.requests()).containsExactly("POST /subjects/sem.label.reviewed-value");
    }

    @Test
    void unknownSchemaIsTheRecordsFault() {
        byte[] bytes = {0, 0, 0, 0, 77, 0};

        assertThatThrownBy(() -> deserializer(Map.of()).deserialize(TOPIC, bytes))
                .isInstanceOf(SerializationException.class).hasMessageContaining("77")
                .hasCauseInstanceOf(SchemaRegistryException.class);
    }

    @Test
    void registryAwayIsNotTheRecordsFault() {
        byte[] bytes = written(Events.reviewed());
        registry.close();

        assertThatThrownBy(() -> deserializer(Map.of("retries.wait.ms", 1)).deserialize(TOPIC, bytes))
                .isInstanceOfSatisfying(SchemaRegistryException.class,
                        away -> assertThat(away.retriable()).isTrue());
    }

    @Test
    void refusesCutOffAndOverlongRecords() {
        byte[] bytes = written(Events.ingested());
        AvroDeserializer<ImageIngested> deserializer = deserializer(Map.of("specific.avro.reader", true));

        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(SerializationException.class).hasMessageContaining("left over");
    }

    /** Lengths are written by whoever wrote the record: a billion must not be believed. */
    @ParameterizedTest
    @ValueSource(strings = {"feffffff0f", "80a8d6b907"}) // 2^31 - 1 and 10^9, zigzag
    void refusesGiganticLengthsWithoutReservingMemory(String length) {
        byte[] bytes = written(Events.classified());
        AvroDeserializer<IndexedRecord> deserializer = deserializer(Map.of("specific.avro.reader", true));

        for (int at = WireFormat.HEADER_BYTES; at < bytes.length; at++) {
            byte[] broken = replaced(bytes, at, HexFormat.of().parseHex(length));
            try {
                deserializer.deserialize(TOPIC, broken);
            } catch (SerializationException expected) {
                assertThat(expected).hasMessageContaining("schema 1");
            }
        }
    }

    @Test
    void refusesARecordOfAnotherKind() {
        Serde<ImageIngested> serde = AvroSerde.forTopic(TopicCatalogue.IMAGE_INGESTED, properties(Map.of()));
        byte[] review = written(Events.reviewed());

        assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, review))
                .isInstanceOf(SerializationException.class).hasMessageContaining("ImageIngested");
    }

    @Test
    void refusesARecordWithMissingValues() {
        assertThatThrownBy(() -> serializer(Map.of()).serialize(TOPIC, new LabelReviewed()))
                .isInstanceOf(SerializationException.class).hasMessageContaining("LabelReviewed");
    }

    @Test
    void refusesSwitchesItDoesNotUnderstand() {
        assertThatThrownBy(() -> serializer(Map.of("auto.register.schemas", "yes")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("auto.register.schemas = \"yes\": expected true or false");
    }

    private static byte[] replaced(byte[] bytes, int at, byte[] replacement) {
        return ByteBuffer.allocate(bytes.length + replacement.length - 1).put(bytes, 0, at).put(replacement)
                .put(bytes, at + 1, bytes.length - at - 1).array();
    }

    private byte[] written(SpecificRecord event) {
        return Objects.requireNonNull(serializer(Map.of()).serialize(TOPIC, event));
    }

    private AvroSerializer<SpecificRecord> serializer(Map<String, ?> more) {
        AvroSerializer<SpecificRecord> serializer = new AvroSerializer<>();
        serializer.configure(properties(more), false);
        return serializer;
    }

    private <T extends IndexedRecord> AvroDeserializer<T> deserializer(Map<String, ?> more) {
        AvroDeserializer<T> deserializer = new AvroDeserializer<>();
        deserializer.configure(properties(more), false);
        return deserializer;
    }

    private Map<String, Object> properties(Map<String, ?> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("schema.registry.url", registry.url());
        return properties;
    }
}
