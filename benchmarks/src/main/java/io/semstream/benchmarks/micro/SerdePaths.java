package io.semstream.benchmarks.micro;

import io.semstream.event.AmbiguityCode;
import io.semstream.event.AmbiguityReason;
import io.semstream.event.CategoryScore;
import io.semstream.event.ImageClassified;
import io.semstream.event.Disclosure;
import io.semstream.event.ImageIngested;
import io.semstream.event.ModelReference;
import io.semstream.event.ObjectReference;
import io.semstream.event.Purpose;
import io.semstream.event.Timings;
import io.semstream.schemas.serde.AvroSerde;
import io.semstream.schemas.topic.TopicCatalogue;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Serde;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The largest event, with its embedding, to bytes and back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class SerdePaths {
    private static final String TOPIC = TopicCatalogue.IMAGE_CLASSIFIED.name();

    private RegistryStub registry;
    private Serde<ImageClassified> serde;
    private ImageClassified event;
    private byte[] bytes;

    @Setup
    public void prepare() throws IOException {
        registry = new RegistryStub(ImageClassified.getClassSchema());
        serde = AvroSerde.forTopic(TopicCatalogue.IMAGE_CLASSIFIED, Map.of("schema.registry.url", registry.url()));
        event = event();
        bytes = serde.serializer().serialize(TOPIC, event);
    }

    @TearDown
    public void close() {
        registry.close();
    }

    @Benchmark
    public byte[] writeClassified() {
        return serde.serializer().serialize(TOPIC, event);
    }

    @Benchmark
    public ImageClassified readClassified() {
        return serde.deserializer().deserialize(TOPIC, bytes);
    }

    private static ImageClassified event() {
        Instant now = Instant.EPOCH;
        ObjectReference object = new ObjectReference("semstream", "images/ab/abcd.tif", 800_000L, "image/tiff");
        ImageIngested ingested = ImageIngested.newBuilder().setImageId("a".repeat(64)).setObject(object).setRevision(1)
                .setDisclosure(Disclosure.FULL).setPath("a.tif")
                .setInstrument("sem").setAgent("agent").setIngestedAt(now).setMetadata(List.of()).build();
        return ImageClassified.newBuilder().setImageId("a".repeat(64)).setIngested(ingested).setPurpose(Purpose.LIVE)
                .setModel(new ModelReference("starter", "1", "b".repeat(64)))
                .setScores(Collections.nCopies(10, new CategoryScore("Nanowires", 0.1))).setPredictionSet(List.of("Nanowires", "Fibres"))
                .setAmbiguity(List.of(new AmbiguityReason(AmbiguityCode.BOUNDARY, "runnerUpScore", 0.4, 0.2, "both are plausible")))
                .setMargin(0.1).setEmbedding(Collections.nCopies(1280, 0.5f)).setWidth(1024).setHeight(768).setBitDepth(8)
                .setTimings(new Timings(1d, 2d, 3d, 4d, 10d)).setClassifiedAt(now).build();
    }
}
