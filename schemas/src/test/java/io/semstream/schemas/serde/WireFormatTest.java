package io.semstream.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semstream.event.LabelReviewed;
import io.semstream.event.ReviewVote;
import io.semstream.schemas.registry.RegistryDouble;
import io.semstream.schemas.topic.TopicCatalogue;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bytes on the topics, spelt out: other languages rely on every one of them. */
class WireFormatTest {

    private static final int SCHEMA_ID = 4242;
    private static final String TOPIC = TopicCatalogue.LABEL_REVIEWED.name();
    private static final LabelReviewed REVIEW = new LabelReviewed("ab12", "ada", ReviewVote.CORRECT, "Powder", null,
            Instant.ofEpochMilli(1_000_000));
    private static final byte[] GOLDEN = hex("""
            00              magic
            00 00 10 92     schema id 4242
            08 61 62 31 32  imageId: 4 characters, ab12
            06 61 64 61     reviewer: 3 characters, ada
            02              vote: symbol 1, CORRECT
            02              category: union branch 1, a string
            0c 50 6f 77 64 65 72  6 characters, Powder
            00              comment: union branch 0, null
            80 89 7a        reviewedAt: 1,000,000 ms, zigzag
            """);

    private RegistryDouble registry;
    private Serde<LabelReviewed> serde;

    @BeforeEach
    void start() throws IOException {
        registry = RegistryDouble.start(SCHEMA_ID);
        serde = AvroSerde.forTopic(TopicCatalogue.LABEL_REVIEWED,
                Map.of("schema.registry.url", registry.url(), "auto.register.schemas", "true"));
    }

    @AfterEach
    void stop() {
        serde.close();
        registry.close();
    }

    @Test
    void writesTheGoldenBytes() {
        assertThat(serde.serializer().serialize(TOPIC, REVIEW)).isEqualTo(GOLDEN);
    }

    @Test
    void readsTheGoldenBytes() {
        serde.serializer().serialize(TOPIC, REVIEW);

        assertThat(serde.deserializer().deserialize(TOPIC, GOLDEN)).isEqualTo(REVIEW);
    }

    @Test
    void refusesBytesThatAreNotConfluents() {
        assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, new byte[0]))
                .isInstanceOf(SerializationException.class).hasMessageContaining("found 0 bytes");
        assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, hex("7b 22 69 64 22")))
                .isInstanceOf(SerializationException.class).hasMessageContaining("starting with 0x7b");
        assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, hex("00 00 00 10")))
                .isInstanceOf(SerializationException.class).hasMessageContaining("found 4 bytes");
    }

    private static byte[] hex(String annotated) {
        StringBuilder digits = new StringBuilder();
        annotated.lines().map(line -> line.split(" {2,}")[0]).forEach(line -> digits.append(line.replace(" ", "")));
        return HexFormat.of().parseHex(digits);
    }
}
