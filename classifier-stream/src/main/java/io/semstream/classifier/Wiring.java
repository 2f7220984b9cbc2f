package io.semstream.classifier;

import io.micrometer.core.instrument.MeterRegistry;
import io.semstream.classifier.event.ClassifiedEvents;
import io.semstream.classifier.event.DeadLetters;
import io.semstream.classifier.event.IngestedReader;
import io.semstream.classifier.image.ImageWork;
import io.semstream.classifier.image.Outages;
import io.semstream.classifier.life.StreamsLife;
import io.semstream.classifier.life.World;
import io.semstream.classifier.prefetch.PollPrefetch;
import io.semstream.classifier.prefetch.Prefetch;
import io.semstream.classifier.topology.ClassifierTopology;
import io.semstream.classifier.topology.ImageMeters;
import io.semstream.classifier.topology.OversizedResults;
import io.semstream.classifier.topology.Rewind;
import io.semstream.classifier.topology.WaitBudget;
import io.semstream.classifier.topology.Workplace;
import io.semstream.objectstore.ObjectStore;
import io.semstream.runtime.Backoff;
import io.semstream.schemas.serde.AvroSerde;
import io.semstream.schemas.topic.Topic;
import io.semstream.schemas.topic.TopicCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KafkaStreams;

/** The parts of one running service, put together. */
final class Wiring implements AutoCloseable {

    private static final List<Topic<?>> TOPICS = List.of(TopicCatalogue.IMAGE_INGESTED, TopicCatalogue.IMAGE_CLASSIFIED,
            TopicCatalogue.DEAD_LETTER);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final Random jitter = new Random();
    private final Clock clock = Clock.systemUTC();
    private final Outages outages = new Outages();
    private final OversizedResults oversized = new OversizedResults();
    private final ClassifierConfig config;
    private final Map<String, Object> connection;
    private final IngestedReader reader;
    private final Prefetch prefetch;
    private final StreamsLife life;

    Wiring(ClassifierConfig config, MeterRegistry meters, ObjectStore store, LoadedModel model, Executor background) {
        this.config = config;
        this.connection = config.kafka().properties();
        this.reader = new IngestedReader(AvroSerde.forTopic(TopicCatalogue.IMAGE_INGESTED, connection).deserializer());
        ImageWork.Means means = new ImageWork.Means(model.classifier(), store, config.store().bucket(), config.engine().limits().maxBytes(),
                background);
        this.prefetch = new Prefetch(new ImageWork(means, outages, this::backoff, clock)::begin, config.window());
        this.life = new StreamsLife(new World(connection, TOPICS, outages, config.sessionTimeout().dividedBy(2)),
                () -> client(meters, model), outages, backoff(), clock);
        meters.gauge("semstream.classifier.prefetched", prefetch, Prefetch::size);
        meters.gauge("semstream.classifier.commit.millis", life, StreamsLife::commitMillis);
    }

    StreamsLife life() {
        return life;
    }

    private Backoff backoff() {
        return new Backoff(FIRST_PAUSE, LONGEST_PAUSE, jitter, Thread::sleep);
    }

    private KafkaStreams client(MeterRegistry meters, LoadedModel model) {
        Workplace workplace = new Workplace(reader, prefetch, new WaitBudget(config.waitLimits(), outages, clock), new Rewind(),
                new ClassifiedEvents(model.reference(), config.purpose()), new DeadLetters(clock), oversized, new ImageMeters(meters));
        PollPrefetch polls = new PollPrefetch(reader, prefetch, meters.counter("semstream.classifier.prefetch.unreadable"));
        return new KafkaStreams(ClassifierTopology.of(workplace, serializer(TopicCatalogue.IMAGE_CLASSIFIED),
                serializer(TopicCatalogue.DEAD_LETTER)), StreamsSettings.of(config, polls, oversized));
    }

    private <T extends SpecificRecord> Serializer<T> serializer(Topic<T> topic) {
        return AvroSerde.forTopic(topic, connection).serializer();
    }

    /** Lets the work in flight go, so that a stream that waits for it can end. */
    @Override
    public void close() {
        prefetch.close();
    }
}
