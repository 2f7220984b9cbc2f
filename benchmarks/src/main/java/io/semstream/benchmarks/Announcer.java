package io.semstream.benchmarks;

import io.semstream.event.Disclosure;
import io.semstream.event.ImageIngested;
import io.semstream.event.ObjectReference;
import io.semstream.micrograph.ImageFormat;
import io.semstream.objectstore.MinioObjectStore;
import io.semstream.objectstore.ObjectKey;
import io.semstream.objectstore.ObjectStore;
import io.semstream.objectstore.ObjectStoreConfig;
import io.semstream.runtime.KafkaConnection;
import io.semstream.runtime.config.Settings;
import io.semstream.schemas.serde.AvroSerde;
import io.semstream.schemas.topic.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Stores and announces images as an agent would, all at once. */
final class Announcer {
    private final KafkaConnection kafka;
    private final ObjectStoreConfig store;

    Announcer(Settings settings) {
        this.kafka = KafkaConnection.from(settings);
        this.store = ObjectStoreConfig.from(settings);
    }

    void announce(List<Path> files) throws IOException {
        try (ObjectStore objects = MinioObjectStore.open(store);
                KafkaProducer<String, ImageIngested> producer = new KafkaProducer<>(kafka.properties(), new StringSerializer(),
                        AvroSerde.forTopic(TopicCatalogue.IMAGE_INGESTED, kafka.properties()).serializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (Path file : files) {
                ImageIngested event = stored(file, objects);
                sent.add(producer.send(new ProducerRecord<>(TopicCatalogue.IMAGE_INGESTED.name(), event.getImageId(), event)));
            }
            producer.flush();
            sent.forEach(Future::resultNow);
        }
    }

    private ImageIngested stored(Path file, ObjectStore objects) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String imageId = sha256(bytes);
        ImageFormat format = ImageFormat.sniff(bytes).orElseThrow();
        ObjectKey key = ObjectKey.image(imageId, format.extension());
        objects.putIfAbsent(key, file, imageId, format.contentType(), Map.of());
        ObjectReference object = new ObjectReference(store.bucket(), key.value(), (long) bytes.length, format.contentType());
        Instant now = Instant.now();
        return ImageIngested.newBuilder().setImageId(imageId).setObject(object).setRevision(1).setDisclosure(Disclosure.FULL)
                .setPath(file.getFileName().toString())
                .setInstrument("benchmark").setAgent("benchmark").setIngestedAt(now).setClosedAt(now).setMetadata(List.of()).build();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
