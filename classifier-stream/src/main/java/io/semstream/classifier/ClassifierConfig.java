package io.semstream.classifier;

import io.semstream.classifier.topology.WaitLimits;
import io.semstream.event.Purpose;
import io.semstream.micrograph.DecodeLimits;
import io.semstream.model.EngineConfig;
import io.semstream.model.network.Device;
import io.semstream.objectstore.ObjectStoreConfig;
import io.semstream.runtime.KafkaConnection;
import io.semstream.runtime.config.InvalidSettings;
import io.semstream.runtime.config.Key;
import io.semstream.runtime.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All settings of the classifier.
 *
 * @param instance
 *            which of several processes of one application this is, counting from 0
 * @param bundle
 *            directory of the model bundle
 * @param pollRecords
 *            most announcements in one poll, and about as many again waiting in each partition
 */
public record ClassifierConfig(KafkaConnection kafka, ObjectStoreConfig store, String applicationId, int instance, Purpose purpose,
        Path bundle, EngineConfig engine, Duration commitInterval, Duration transactionTimeout, Duration sessionTimeout, int pollRecords) {

    private static final EngineConfig ENGINE = EngineConfig.standard();
    private static final Key<String> APPLICATION_ID = Key
            .text("semstream.classifier.application-id",
                    "consumer group and name of the application; processes with the same one share the work")
            .withDefault("semstream-classifier");
    private static final Key<Integer> INSTANCE = Key
            .count("semstream.classifier.instance", "which of several processes of one application this is, counting from 0").withDefault(0)
            .atLeast(0).atMost(999);
    private static final Key<Purpose> PURPOSE = Key
            .choice("semstream.classifier.purpose", Purpose.class, "why the images are classified; written into every event")
            .withDefault(Purpose.LIVE);
    private static final Key<Path> BUNDLE = Key.path("semstream.classifier.bundle", "directory of the model bundle");
    private static final Key<Device> DEVICE = Key
            .choice("semstream.classifier.device", Device.class, "where the model computes; auto takes a GPU if there is one")
            .withDefault(ENGINE.device());
    private static final Key<Integer> BATCH = Key.count("semstream.classifier.batch.images", "most images in one call of the model")
            .withDefault(ENGINE.maxBatch()).atLeast(1).atMost(1024);
    private static final Key<Duration> BATCH_DELAY = Key
            .duration("semstream.classifier.batch.delay", "longest wait of a batch that is not full for images on their way to it")
            .withDefault(ENGINE.maxDelay()).atMost(Duration.ofSeconds(1));
    private static final Key<Integer> ENGINE_IMAGES = Key
            .count("semstream.classifier.engine.images", "most images between the start of their fetch and their answer")
            .withDefault(ENGINE.maxImages()).atLeast(1).atMost(16_384);
    private static final Key<Long> ENGINE_BYTES = Key
            .bytes("semstream.classifier.engine.bytes", "most bytes of fetched files that wait to be decoded; one larger file passes alone")
            .withDefault(ENGINE.maxBytes()).atLeast(1L << 20);
    private static final Key<Integer> FETCH_THREADS = Key.count("semstream.classifier.fetch.threads", "images fetched at the same time")
            .withDefault(ENGINE.fetchers()).atLeast(1).atMost(256);
    private static final Key<Optional<Integer>> DECODE_THREADS = Key
            .count("semstream.classifier.decode.threads", "images decoded at the same time; empty means one for each core").atLeast(1)
            .atMost(256).optional();
    private static final Key<Integer> PREDICT_THREADS = Key
            .count("semstream.classifier.predict.threads", "batches predicted at the same time").withDefault(ENGINE.predictors()).atLeast(1)
            .atMost(32);
    private static final Key<Boolean> THUMBNAILS = Key
            .flag("semstream.classifier.thumbnails", "store a small JPEG beside every classified image").withDefault(true);
    private static final Key<Integer> THUMBNAIL_EDGE = Key
            .count("semstream.classifier.thumbnail.edge", "longer edge of a thumbnail in pixels").withDefault(ENGINE.thumbnailEdge())
            .atLeast(16).atMost(2048);
    private static final Key<Long> IMAGE_BYTES = Key
            .bytes("semstream.classifier.image.bytes", "largest file that is read; larger ones become dead letters")
            .withDefault(ENGINE.limits().maxBytes()).atLeast(1L << 10).atMost(Integer.MAX_VALUE - 8L);
    private static final Key<Duration> COMMIT_INTERVAL = Key
            .duration("semstream.classifier.commit.interval",
                    "how long results of a backlog wait before they become visible; the last one never waits")
            .withDefault(Duration.ofMillis(250)).atLeast(Duration.ofMillis(20)).atMost(Duration.ofSeconds(2));
    private static final Key<Duration> TRANSACTION_TIMEOUT = Key
            .duration("semstream.classifier.transaction.timeout", "how long readers of the results wait for a classifier that died")
            .withDefault(Duration.ofSeconds(10)).atLeast(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(60));
    private static final Key<Duration> SESSION_TIMEOUT = Key
            .duration("semstream.classifier.session.timeout", "how long others wait before they take over from a classifier that died")
            .withDefault(Duration.ofSeconds(8)).atLeast(Duration.ofSeconds(6)).atMost(Duration.ofSeconds(60));
    private static final Key<Integer> POLL_RECORDS = Key
            .count("semstream.classifier.poll.records", "most announcements in one poll, and about as many again waiting in each partition")
            .withDefault(250).atLeast(1).atMost(10_000);

    /** More than this many batches under way keep no device busier. */
    private static final int BATCHES_UNDER_WAY = 6;

    public static List<Key<?>> keys() {
        List<Key<?>> own = List.of(APPLICATION_ID, INSTANCE, PURPOSE, BUNDLE, DEVICE, BATCH, BATCH_DELAY, ENGINE_IMAGES, ENGINE_BYTES,
                FETCH_THREADS, DECODE_THREADS, PREDICT_THREADS, THUMBNAILS, THUMBNAIL_EDGE, IMAGE_BYTES, COMMIT_INTERVAL,
                TRANSACTION_TIMEOUT, SESSION_TIMEOUT, POLL_RECORDS);
        return Stream.of(KafkaConnection.keys(), ObjectStoreConfig.keys(), own).<Key<?>>flatMap(List::stream).toList();
    }

    /**
     * @throws InvalidSettings
     *             for a purpose nobody works for
     */
    public static ClassifierConfig from(Settings settings) {
        return new ClassifierConfig(KafkaConnection.from(settings), ObjectStoreConfig.from(settings), settings.get(APPLICATION_ID),
                settings.get(INSTANCE), purpose(settings), settings.get(BUNDLE), engine(settings), settings.get(COMMIT_INTERVAL),
                settings.get(TRANSACTION_TIMEOUT), settings.get(SESSION_TIMEOUT), settings.get(POLL_RECORDS));
    }

    /** UNKNOWN stands for what a reader of events does not know; nobody works for it. */
    private static Purpose purpose(Settings settings) {
        if (settings.get(PURPOSE) == Purpose.UNKNOWN) {
            throw new InvalidSettings(List.of(PURPOSE.name() + " = \"unknown\": expected live, shadow or replay"));
        }
        return settings.get(PURPOSE);
    }

    private static EngineConfig engine(Settings settings) {
        return new EngineConfig(settings.get(DEVICE), settings.get(BATCH), settings.get(BATCH_DELAY), settings.get(ENGINE_IMAGES),
                settings.get(ENGINE_BYTES), settings.get(FETCH_THREADS), settings.get(DECODE_THREADS).orElse(ENGINE.decoders()),
                settings.get(PREDICT_THREADS),
                settings.get(THUMBNAILS) ? settings.get(THUMBNAIL_EDGE) : 0, limits(settings), ENGINE.drain());
    }

    private static DecodeLimits limits(Settings settings) {
        DecodeLimits standard = ENGINE.limits();
        return new DecodeLimits(settings.get(IMAGE_BYTES), standard.maxPixels(), standard.maxDecodedBytes(),
                standard.maxImageDirectories(), standard.maxCompressionRatio());
    }

    WaitLimits waitLimits() {
        return WaitLimits.within(transactionTimeout);
    }

    /** How many images are under way before the stream asks for them: enough to fill batches, few enough to be soon done. */
    int window() {
        return Math.min(engine.maxImages(), BATCHES_UNDER_WAY * engine.maxBatch());
    }
}
