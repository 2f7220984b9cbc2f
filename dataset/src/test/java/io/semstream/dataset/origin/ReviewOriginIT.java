package io.semstream.dataset.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semstream.dataset.ContentHash;
import io.semstream.dataset.DatasetProblem;
import io.semstream.dataset.SmallImages;
import io.semstream.embedded.EmbeddedStack;
import io.semstream.event.ReviewVote;
import io.semstream.micrograph.GrayPng;
import io.semstream.objectstore.MinioObjectStore;
import io.semstream.objectstore.ObjectKey;
import io.semstream.objectstore.ObjectStoreConfig;
import io.semstream.runtime.KafkaConnection;
import io.semstream.runtime.config.Settings;
import io.semstream.schemas.serde.AvroSerde;
import io.semstream.schemas.topic.Topic;
import io.semstream.schemas.topic.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reviews on a real broker with a real registry, images in a real store. */
@Timeout(180)
final class ReviewOriginIT {
    @TempDir
    Path folder;

    @Test
    void reviewedImagesBecomeFilesNamedByTheirHash() throws Exception {
        try (EmbeddedStack stack = EmbeddedStack.start(folder.resolve("stack"), progress -> {})) {
            Map<String, String> settings = stack.settings();
            assertThatThrownBy(() -> fetch(settings)).isInstanceOf(DatasetProblem.class)
                    .hasMessageContaining("nobody has given an image a category");

            String confirmed = stored(settings, 1);
            String corrected = stored(settings, 2);
            String rejected = stored(settings, 3);
            String lost = "e".repeat(64);
            say(settings, TopicCatalogue.IMAGE_INGESTED,
                    Stream.of(confirmed, corrected, rejected, lost).map(id -> Votes.image(id, key(id).value(), 1)).toList());
            say(settings, TopicCatalogue.IMAGE_LABELED, List.of(Votes.label(confirmed, "Tips", 100), Votes.label(corrected, "Tips", 100)));
            say(settings, TopicCatalogue.LABEL_REVIEWED,
                    List.of(Votes.vote(confirmed, ReviewVote.CONFIRM, null, 200), Votes.vote(corrected, ReviewVote.CORRECT, "Powder", 200),
                            Votes.vote(rejected, ReviewVote.REJECT, null, 200), Votes.vote(lost, ReviewVote.CORRECT, "Tips", 200)));

            Candidates found = fetch(settings);

            assertThat(found.images())
                    .extracting(image -> image.file().getFileName() + " " + image.category() + " " + image.session().orElse("-"))
                    .containsExactlyInAnyOrder(confirmed + ".png Tips monday", corrected + ".png Powder monday");
            assertThat(found.images())
                    .allSatisfy(image -> assertThat(image.file().getFileName()).hasToString(ContentHash.of(image.file()) + ".png"));

            assertThat(found.notes()).containsExactlyInAnyOrder("1 images: no longer in the store", "1 images: rejected: no category fits");
            assertThat(fetch(settings)).isEqualTo(found);
        }
    }

    @Test
    void aBrokerThatIsAwayIsTold() {
        var nowhere = Map.of("semstream.kafka.bootstrap.servers", "127.0.0.1:1", "semstream.object-store.access-key", "a",
                "semstream.object-store.secret-key", "b");

        assertThatThrownBy(() -> fetch(nowhere)).isInstanceOf(DatasetProblem.class)
                .hasMessageContaining("cannot read sem.label.reviewed from 127.0.0.1:1");
    }

    private Candidates fetch(Map<String, String> settings) throws IOException {
        List<String> arguments = settings.entrySet().stream()
                .flatMap(setting -> Stream.of("--set", setting.getKey() + "=" + setting.getValue())).toList();
        return ReviewOrigin.fetch(arguments, folder.resolve("data"), line -> {});
    }

    private static String stored(Map<String, String> settings, long seed) {
        byte[] png = GrayPng.of(SmallImages.blobs(40, 30, seed));
        String imageId = ContentHash.of(png);
        try (var store = MinioObjectStore.open(ObjectStoreConfig.from(some(settings, "semstream.object-store.")))) {
            store.put(key(imageId), png, "image/png");
        }
        return imageId;
    }

    private static Settings some(Map<String, String> settings, String prefix) {
        Map<String, String> raw = new HashMap<>(settings);
        raw.keySet().removeIf(name -> !name.startsWith(prefix));
        return Settings.of(ObjectStoreConfig.keys(), raw);
    }

    private static ObjectKey key(String imageId) {
        return ObjectKey.image(imageId, "png");
    }

    private static <T extends SpecificRecord> void say(Map<String, String> settings, Topic<T> topic, List<T> events) throws Exception {
        Map<String, String> raw = new HashMap<>(settings);
        raw.keySet().removeIf(name -> name.startsWith("semstream.object-store."));
        Map<String, Object> connection = KafkaConnection.from(Settings.of(KafkaConnection.keys(), raw)).properties();
        try (var producer = new KafkaProducer<>(connection, new StringSerializer(), new ByteArraySerializer());
                var values = AvroSerde.forTopic(topic, connection).serializer()) {
            for (T event : events) {
                String imageId = Optional.ofNullable(event.get(event.getSchema().getField("imageId").pos())).map(Object::toString)
                        .orElseThrow();
                producer.send(new ProducerRecord<>(topic.name(), imageId, values.serialize(topic.name(), event))).get();
            }
        }
    }
}
