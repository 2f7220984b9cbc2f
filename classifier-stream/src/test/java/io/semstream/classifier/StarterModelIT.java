package io.semstream.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.classifier.fixture.Announcements;
import io.semstream.classifier.fixture.Announcer;
import io.semstream.classifier.fixture.TopicLog;
import io.semstream.embedded.EmbeddedStack;
import io.semstream.event.DeadLetter;
import io.semstream.event.ImageClassified;
import io.semstream.event.ImageIngested;
import io.semstream.event.ObjectReference;
import io.semstream.objectstore.MinioObjectStore;
import io.semstream.objectstore.ObjectKey;
import io.semstream.objectstore.ObjectStore;
import io.semstream.objectstore.ObjectStoreConfig;
import io.semstream.runtime.config.Settings;
import io.semstream.schemas.topic.TopicCatalogue;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service as it is shipped: real broker, registry, object store and model. */
final class StarterModelIT {

    private static final Path BUNDLE = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent).limit(3)
            .map(folder -> folder.resolve("models/starter/1")).filter(Files::isDirectory).findFirst().orElse(Path.of("models/starter/1"));

    @TempDir
    Path directory;

    @Test
    @Timeout(180)
    void classifiesAnImageFromTheStore() throws IOException {
        assumeTrue(Files.isDirectory(BUNDLE), "no starter model in models/starter/1");
        try (EmbeddedStack stack = EmbeddedStack.start(directory, line -> {})) {
            Map<String, String> settings = new HashMap<>(stack.settings());
            settings.put("semstream.classifier.bundle", BUNDLE.toString());
            classify(ClassifierConfig.from(Settings.of(ClassifierConfig.keys(), settings)));
        }
    }

    private static void classify(ClassifierConfig config) throws IOException {
        Map<String, Object> connection = config.kafka().properties();
        try (ObjectStore store = MinioObjectStore.open(config.store());
                Announcer announcer = new Announcer(connection, store);
                ClassifierStream service = ClassifierStream.create(config, new SimpleMeterRegistry());
                TopicLog<ImageClassified> classified = new TopicLog<>(TopicCatalogue.IMAGE_CLASSIFIED, connection);
                TopicLog<DeadLetter> deadLetters = new TopicLog<>(TopicCatalogue.DEAD_LETTER, connection)) {
            announcer.announce(stored(store, config.store(), 1, noise()));
            announcer.announce(stored(store, config.store(), 2, "not an image".getBytes(StandardCharsets.UTF_8)));
            service.start();

            ImageClassified event = classified.await(1, any -> true).getFirst();
            assertThat(event.getImageId()).isEqualTo(Announcements.imageId(1));
            assertThat(event.getScores()).isNotEmpty();
            assertThat(event.getEmbedding()).isNotEmpty();
            assertThat(event.getWidth()).isEqualTo(256);
            assertThat(event.getModel().getName()).isEqualTo("starter");
            assertThat(event.getTimings().getTotalMs()).isPositive();
            assertThat(store.describe(new ObjectKey(event.getThumbnail().getKey()))).isPresent();
            assertThat(deadLetters.await(1, any -> true).getFirst().getReason()).isEqualTo("UNKNOWN_FORMAT");
        }
    }

    private static ImageIngested stored(ObjectStore store, ObjectStoreConfig config, int number, byte[] bytes) {
        store.put(Announcements.key(number), bytes, "image/png");
        return Announcements.builder(number).setObject(
                new ObjectReference(config.bucket(), Announcements.key(number).value(), (long) bytes.length, "image/png")).build();
    }

    private static byte[] noise() throws IOException {
        BufferedImage image = new BufferedImage(256, 192, BufferedImage.TYPE_BYTE_GRAY);
        Random random = new Random(1);
        for (int i = 0; i < 256 * 192; i++) {
            image.getRaster().setSample(i % 256, i / 256, 0, random.nextInt(256));
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }
}
