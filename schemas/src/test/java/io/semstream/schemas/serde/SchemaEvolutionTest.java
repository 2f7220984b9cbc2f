package io.semstream.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.event.LabelReviewed;
import io.semstream.event.ReviewVote;
import io.semstream.schemas.registry.RegistryDouble;
import io.semstream.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Releases of different age on the same topic. */
class SchemaEvolutionTest {

    private static final String TOPIC = "sem.label.reviewed";
    private static final Schema NOW = LabelReviewed.getClassSchema();

    /** Knows a further field and a further vote. */
    private static final Schema LATER = parsed(NOW.toString().replace("\"UNKNOWN\"]", "\"UNKNOWN\",\"SKIP\"]")
            .replace("\"fields\":[", "\"fields\":[{\"name\":\"tool\",\"type\":\"string\",\"default\":\"dashboard\"},"));
    /** Did not know the comment yet. */
    private static final Schema EARLIER = parsed(
            NOW.toString().replaceFirst("\\{\"name\":\"comment\".*?\"default\":null\\},", ""));

    private RegistryDouble registry;

    @BeforeEach
    void start() throws IOException {
        registry = RegistryDouble.start(1);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void readsWhatAnEarlierReleaseWrote() {
        GenericRecord earlier = new GenericRecordBuilder(EARLIER).set("imageId", "ab").set("reviewer", "ada")
                .set("vote", new GenericData.EnumSymbol(EARLIER.getField("vote").schema(), "CONFIRM"))
                .set("reviewedAt", 1_000L).build();

        LabelReviewed read = read(written(earlier));

        assertThat(read.getReviewer()).isEqualTo("ada");
        assertThat(read.getComment()).isNull();
    }

    @Test
    void readsWhatALaterReleaseWrote() {
        GenericRecord later = new GenericRecordBuilder(LATER).set("imageId", "ab").set("reviewer", "ada")
                .set("vote", new GenericData.EnumSymbol(LATER.getField("vote").schema(), "SKIP"))
                .set("reviewedAt", 1_000L).build();

        LabelReviewed read = read(written(later));

        assertThat(read.getReviewer()).isEqualTo("ada");
        assertThat(read.getVote()).isEqualTo(ReviewVote.UNKNOWN);
    }

    @Test
    void writesAsTheSubjectsLatestVersionWhenToldTo() {
        SchemaRegistry.at(registry.url()).register(TOPIC + "-value", LATER);
        byte[] bytes = written(Events.reviewed(), Map.of("use.latest.version", true));

        AvroDeserializer<GenericRecord> generic = new AvroDeserializer<>();
        generic.configure(Map.of("schema.registry.url", registry.url()), false);
        assertThat(Objects.requireNonNull(generic.deserialize(TOPIC, bytes)).get("tool")).hasToString("dashboard");
        assertThat(read(bytes)).isEqualTo(Events.reviewed());
    }

    @Test
    void writesAsItIsWhenTheLatestVersionIsItsOwn() {
        SchemaRegistry.at(registry.url()).register(TOPIC + "-value", NOW);

        assertThat(read(written(Events.reviewed(), Map.of("use.latest.version", true)))).isEqualTo(Events.reviewed());
    }

    private byte[] written(IndexedRecord record) {
        return written(record, Map.of());
    }

    private byte[] written(IndexedRecord record, Map<String, ?> more) {
        AvroSerializer<IndexedRecord> serializer = new AvroSerializer<>();
        serializer.configure(with(more), false);
        return Objects.requireNonNull(serializer.serialize(TOPIC, record));
    }

    private LabelReviewed read(byte[] bytes) {
        AvroDeserializer<LabelReviewed> deserializer = new AvroDeserializer<>();
        deserializer.configure(with(Map.of("specific.avro.reader", true)), false);
        return Objects.requireNonNull(deserializer.deserialize(TOPIC, bytes));
    }

    private Map<String, Object> with(Map<String, ?> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("schema.registry.url", registry.url());
        return properties;
    }

    private static Schema parsed(String json) {
        return new Schema.Parser().parse(json);
    }
}
