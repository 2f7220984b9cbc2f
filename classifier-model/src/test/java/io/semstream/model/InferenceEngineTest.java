package io.semstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.micrograph.DecodeLimits;
import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.alignment.Alignment;
import io.semstream.micrograph.alignment.AlignmentMethod;
import io.semstream.micrograph.alignment.LocalGradientOrientation;
import io.semstream.model.ClassificationOutcome.Classified;
import io.semstream.model.ClassificationOutcome.Rejected;
import io.semstream.model.network.Device;
import io.semstream.model.network.PredictionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InferenceEngineTest {
    private static final byte[] DARK = Frames.png(0);
    private static final byte[] BRIGHT = Frames.png(255);
    private static final EngineConfig CONFIG = config(Duration.ZERO, 16, Duration.ofSeconds(20));

    private final Gate gate = Gate.shut();
    private final FakeNetwork network = new FakeNetwork();
    private final FakeNetwork gated = new FakeNetwork(gate);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private InferenceEngine engine = InferenceEngine.serving(network, Bundles.fake(), CONFIG, meters);

    @AfterEach
    void close() {
        gate.letThrough();
        engine.close();
    }

    @Test
    void classifiesAnImage() {
        Classification answer = classified(engine.submit("a", () -> BRIGHT));
        assertThat(answer.top().category()).isEqualTo("bright");
        assertThat(answer.scores()).extracting(Score::category).containsExactly("bright", "dark");
        assertThat(answer.scores().stream().mapToDouble(Score::value).sum()).isCloseTo(1, within(1e-9));
        assertThat(answer.margin()).isCloseTo(answer.scores().get(0).value() - answer.scores().get(1).value(), within(1e-12));
        assertThat(answer.predictionSet()).containsExactly("bright");
        assertThat(answer.ambiguous()).isFalse();
        assertThat(answer.embedding()).containsExactly(0, 1);
        assertThat(List.of(answer.width(), answer.height(), answer.bitDepth())).containsExactly(40, 30, 8);
        assertThat(answer.thumbnailJpeg()).startsWith(0xFF, 0xD8);
    }

    @Test
    void measuresWiresOnlyWhereTheBundlesCategoriesArePossible() {
        engine.close();
        BundleContent measuring = Bundles.measuring(Bundles.fake(), new LocalGradientOrientation(), "bright");
        engine = InferenceEngine.serving(network, measuring, CONFIG, meters);
        assertThat(classified(engine.submit("a", () -> BRIGHT)).alignment())
                .contains(new MeasuredAlignment("lgo", 1, Optional.empty()));
        assertThat(classified(engine.submit("b", () -> DARK)).alignment()).isEmpty();
    }

    @Test
    void aMeasurementThatFailsCostsNoLabel() {
        engine.close();
        engine = InferenceEngine.serving(network, Bundles.measuring(Bundles.fake(), new Failing(), "bright"), CONFIG, meters);
        Classification answer = classified(engine.submit("a", () -> BRIGHT));
        assertThat(answer.top().category()).isEqualTo("bright");
        assertThat(answer.alignment()).isEmpty();
    }

    private record Failing() implements AlignmentMethod {
        @Override
        public String name() {
            return "failing";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Optional<Alignment> measure(GrayImage specimen) {
            throw new IllegalStateException("out of luck");
        }
    }

    @Test
    void timesOfTheStagesAddUp() {
        StageTimes times = classified(engine.submit("a", () -> DARK)).times();
        assertThat(times.fetchMs() + times.decodeMs() + times.waitMs() + times.predictMs()).isCloseTo(times.totalMs(), within(1e-6));
        assertThat(times.waitMs()).isNotNegative();
    }

    @Test
    void unreadableImagesAreRejectedAlone() {
        CompletableFuture<ClassificationOutcome> empty = engine.submit("a", () -> new byte[0]);
        CompletableFuture<ClassificationOutcome> text = engine.submit("b", () -> "not an image".getBytes(StandardCharsets.UTF_8));
        CompletableFuture<ClassificationOutcome> good = engine.submit("c", () -> DARK);
        assertThat(rejected(empty).reason()).isEqualTo("EMPTY_FILE");
        assertThat(rejected(text).reason()).isEqualTo("UNKNOWN_FORMAT");
        assertThat(classified(good).top().category()).isEqualTo("dark");
    }

    @Test
    void whatTheSourceThrowsFailsTheFuture() {
        IOException away = new IOException("store is away");
        assertThatThrownBy(() -> engine.submit("a", () -> {
            throw away;
        }).join()).hasCause(away);
    }

    @Test
    void notANumberIsAFailureAndNeverAClass() {
        engine = gatedEngine(CONFIG);
        List<CompletableFuture<ClassificationOutcome>> answers = batchBehindGate(DARK, Frames.png(FakeNetwork.NOT_A_NUMBER), BRIGHT);
        assertThat(classified(answers.get(0)).top().category()).isEqualTo("dark");
        assertThat(rejected(answers.get(1)).reason()).isEqualTo("NON_FINITE_OUTPUT");
        assertThat(classified(answers.get(2)).top().category()).isEqualTo("bright");
    }

    @Test
    void anImageTheNetworkFailsOnIsRejectedAndItsBatchGoesOn() {
        engine = gatedEngine(CONFIG);
        List<CompletableFuture<ClassificationOutcome>> answers = batchBehindGate(DARK, Frames.png(FakeNetwork.THROWS), BRIGHT);
        assertThat(classified(answers.get(0)).top().category()).isEqualTo("dark");
        assertThat(rejected(answers.get(1)).reason()).isEqualTo("PREDICTION_FAILED");
        assertThat(classified(answers.get(2)).top().category()).isEqualTo("bright");
    }

    @Test
    void aBrokenNetworkIsNotTheImagesFault() {
        network.broken.set(true);
        assertThatThrownBy(() -> engine.submit("a", () -> DARK).join()).hasCauseInstanceOf(PredictionException.class);
        network.broken.set(false);
        assertThat(classified(engine.submit("a", () -> DARK)).top().category()).isEqualTo("dark");
    }

    @Test
    void batchesAreWhatWaitsWhileThePredictorIsBusy() {
        engine = gatedEngine(CONFIG);
        batchBehindGate(DARK, DARK, DARK, DARK, DARK, DARK).forEach(CompletableFuture::join);
        assertThat(gated.batches).containsExactly(1, 4, 2);
    }

    @Test
    void aLoneImageWaitsForNobody() {
        engine.close();
        engine = InferenceEngine.serving(network, Bundles.fake(), config(Duration.ofHours(1), 16, Duration.ZERO), meters);
        assertThat(classified(engine.submit("a", () -> DARK)).top().category()).isEqualTo("dark");
    }

    @Test
    void fetchesNoMoreImagesThanItMayHold() {
        engine = gatedEngine(config(Duration.ZERO, 2, Duration.ofSeconds(20)));
        Gate fetched = Gate.open();
        List<CompletableFuture<ClassificationOutcome>> answers = IntStream.range(0, 6).mapToObj(i -> engine.submit("i" + i, () -> {
            fetched.pass();
            return DARK;
        })).toList();
        Waiting.until("the first image is predicted", () -> gate.arrived.get() == 1);
        Waiting.until("two are fetched", () -> fetched.arrived.get() == 2);
        assertThat(meters.get("semstream.engine.waiting.images").gauge().value()).isEqualTo(4);
        gate.letThrough();
        answers.forEach(answer -> assertThat(classified(answer)).isNotNull());
        assertThat(fetched.arrived).hasValue(6);
    }

    @Test
    void cancellingFreesThePlace() {
        engine = gatedEngine(config(Duration.ZERO, 1, Duration.ofSeconds(20)));
        CompletableFuture<ClassificationOutcome> first = engine.submit("a", () -> DARK);
        CompletableFuture<ClassificationOutcome> waiting = engine.submit("b", () -> {
            throw new AssertionError("was cancelled before it was its turn");
        });
        Gate fetched = Gate.open();
        CompletableFuture<ClassificationOutcome> last = engine.submit("c", () -> {
            fetched.pass();
            return BRIGHT;
        });
        waiting.cancel(false);
        Waiting.until("the first is predicted", () -> gate.arrived.get() == 1);
        first.cancel(false);
        Waiting.until("the last is fetched although the first is not done", () -> fetched.arrived.get() == 1);
        gate.letThrough();
        assertThat(classified(last).top().category()).isEqualTo("bright");
        assertThatThrownBy(waiting::join).isInstanceOf(CancellationException.class);
    }

    @Test
    void closeAnswersWhatWasAccepted() {
        List<CompletableFuture<ClassificationOutcome>> answers = IntStream.range(0, 40).mapToObj(i -> engine.submit("i" + i, () -> DARK))
                .toList();
        engine.close();
        assertThat(answers).allSatisfy(answer -> assertThat(classified(answer)).isNotNull());
        assertThat(network.closed).isTrue();
        assertThat(network.openSessions).hasValue(0);
    }

    @Test
    void closeGivesUpAfterItsTimeAndFailsTheRest() {
        engine = gatedEngine(config(Duration.ZERO, 1, Duration.ofMillis(1)));
        CompletableFuture<ClassificationOutcome> running = engine.submit("a", () -> DARK);
        CompletableFuture<ClassificationOutcome> waiting = engine.submit("b", () -> DARK);
        Waiting.until("the first is predicted", () -> gate.arrived.get() == 1);
        engine.close();
        assertThatThrownBy(running::join).hasCauseInstanceOf(EngineClosed.class);
        assertThatThrownBy(waiting::join).hasCauseInstanceOf(EngineClosed.class);
    }

    @Test
    void nothingIsTakenInAfterClose() {
        engine.close();
        assertThatThrownBy(() -> engine.submit("a", () -> DARK).join()).hasCauseInstanceOf(EngineClosed.class);
    }

    private InferenceEngine gatedEngine(EngineConfig config) {
        engine.close();
        return InferenceEngine.serving(gated, Bundles.fake(), config, meters);
    }

    /** Keeps the only predictor busy with one image until all others are ready for it. */
    private List<CompletableFuture<ClassificationOutcome>> batchBehindGate(byte[]... files) {
        CompletableFuture<ClassificationOutcome> first = engine.submit("first", () -> BRIGHT);
        Waiting.until("the predictor is busy", () -> gate.arrived.get() == 1);
        List<CompletableFuture<ClassificationOutcome>> answers = IntStream.range(0, files.length)
                .mapToObj(i -> engine.submit("i" + i, () -> files[i])).toList();
        Waiting.until("all files are decoded", () -> meters.get("semstream.engine.held.bytes").gauge().value() == 0);
        gate.letThrough();
        classified(first);
        return answers;
    }

    private static EngineConfig config(Duration maxDelay, int maxImages, Duration drain) {
        return new EngineConfig(Device.CPU, 4, maxDelay, maxImages, 1 << 20, 2, 2, 1, 32, DecodeLimits.standard(), drain);
    }

    private static Classification classified(CompletableFuture<ClassificationOutcome> answer) {
        assertThat(outcome(answer)).isInstanceOf(Classified.class);
        return ((Classified) outcome(answer)).classification();
    }

    private static Rejected rejected(CompletableFuture<ClassificationOutcome> answer) {
        assertThat(outcome(answer)).isInstanceOf(Rejected.class);
        return (Rejected) outcome(answer);
    }

    private static ClassificationOutcome outcome(CompletableFuture<ClassificationOutcome> answer) {
        return answer.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
