package io.semstream.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semstream.event.ImageLabeled;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopicCatalogueTest {

    @Test
    void holdsEveryTopicOnce() {
        assertThat(TopicCatalogue.all()).extracting(Topic::name).containsExactly("sem.image.ingested",
                "sem.image.classified", "sem.image.labeled", "sem.label.reviewed", "sem.model.promoted",
                "sem.agent.status", "sem.dead-letter");
    }

    @Test
    void findsATopicByItsName() {
        assertThat(TopicCatalogue.named("sem.image.labeled")).contains(TopicCatalogue.IMAGE_LABELED);
        assertThat(TopicCatalogue.named("sem.image")).isEmpty();
    }

    @Test
    void tellsKafkaHowLongRecordsStayAndWhoseTimeTheyCarry() {
        assertThat(TopicCatalogue.IMAGE_INGESTED.configuration())
                .isEqualTo(Map.of("cleanup.policy", "compact", "retention.ms", "-1", "message.timestamp.type", "LogAppendTime"));
        assertThat(TopicCatalogue.AGENT_STATUS.configuration())
                .isEqualTo(
                        Map.of("cleanup.policy", "compact,delete", "retention.ms", "604800000", "message.timestamp.type", "LogAppendTime"));
    }

    @Test
    void believesTheClocksOfServersOnly() {
        assertThat(TopicCatalogue.all()).filteredOn(Topic::stampedByBroker).containsExactly(TopicCatalogue.IMAGE_INGESTED,
                TopicCatalogue.AGENT_STATUS,
                TopicCatalogue.DEAD_LETTER);
        assertThat(TopicCatalogue.IMAGE_LABELED.configuration()).containsEntry("message.timestamp.type", "CreateTime");
    }

    @Test
    void refusesATopicThatMakesNoSense() {
        assertThatThrownBy(() -> new Topic<>("t", ImageLabeled.class, 0, Cleanup.DELETE, Optional.empty(), "k", "p"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Topic<>("t", ImageLabeled.class, 1, Cleanup.COMPACT,
                Optional.of(Duration.ofDays(1)), "k", "p")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Readers of other languages have nothing else to go by. */
    @ParameterizedTest
    @MethodSource("io.semstream.schemas.topic.TopicCatalogue#all")
    void everyFieldIsDocumented(Topic<?> topic) {
        assertThat(topic.schema().getDoc()).isNotBlank();
        assertThat(topic.schema().getFields()).allSatisfy(field -> assertThat(field.doc()).isNotBlank());
    }

    /** Else a later release could not leave the field out. */
    @ParameterizedTest
    @MethodSource("io.semstream.schemas.topic.TopicCatalogue#all")
    void fieldsThatMayBeAbsentAreAbsentByDefault(Topic<?> topic) {
        assertThat(topic.schema().getFields()).filteredOn(field -> field.schema().getType() == Schema.Type.UNION)
                .allSatisfy(field -> assertThat(field.hasDefaultValue()).isTrue());
    }
}
