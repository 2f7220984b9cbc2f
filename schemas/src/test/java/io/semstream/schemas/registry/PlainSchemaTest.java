package io.semstream.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.schemas.topic.Topic;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlainSchemaTest {

    @ParameterizedTest
    @MethodSource("io.semstream.schemas.topic.TopicCatalogue#all")
    void carriesNoHintsForJavaAndMeansTheSame(Topic<?> topic) {
        String plain = PlainSchema.json(topic.schema());

        assertThat(plain).doesNotContain("avro.java").contains("\"doc\"");
        assertThat(SchemaNormalization.toParsingForm(new Schema.Parser().parse(plain)))
                .isEqualTo(SchemaNormalization.toParsingForm(topic.schema()));
    }
}
