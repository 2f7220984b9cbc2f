package io.semstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semstream.trainer.Pictures;
import io.semstream.trainer.architecture.Architecture;
import io.semstream.trainer.architecture.GivenWeights;
import io.semstream.trainer.architecture.Initialisation;
import io.semstream.trainer.architecture.Plan;
import io.semstream.trainer.architecture.Precision;
import io.semstream.trainer.architecture.SmallPlans;
import io.semstream.trainer.architecture.TorchArchive;
import io.semstream.trainer.architecture.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class TrainingRunTest {
    private static final int EACH = 12;
    private static final int EPOCHS = 3;
    private static final Map<String, String> IDENTITY = Map.of("data set digest", "d1");

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private Plan plan = Architecture.CNN6.plan(2);
    private List<Path> files = List.of();
    private Path module = Path.of("");
    private TrainingDevices devices = TrainingDevices.parse("cpu");

    @BeforeEach
    void prepare() throws IOException {
        files = Pictures.write(folder.resolve("data"), EACH);
        module = folder.resolve("begin.pt");
        TorchArchive.training(plan, Precision.FULL).write(new Initialisation(1), module);
    }

    @Test
    void learnsWhatIsEasy() throws IOException {
        Hyperparameters plain = new Hyperparameters(15, 4, OptimizerKind.ADAM, 1e-3, 1e-4, 0.9, Schedule.CONSTANT, 0, ClassWeighting.NONE,
                0,
                List.of(InputSize.square(32)), Set.of(), 0, 0, 0, 1);
        TrainingRun.Outcome outcome = run("learning", plain, Interruption.never());
        assertThat(outcome.bestMacroF1()).as(String.join("\n", said)).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @CsvSource({"CNN6,FULL,cpu", "SMALL,MIXED,cpu", "CNN6,FULL,'cpu,cpu'", "SMALL,FULL,'cpu,cpu'"})
    void interruptedRunGoesOnToTheSameEnd(String network, Precision precision, String on) throws IOException {
        plan = network.equals("CNN6") ? plan : SmallPlans.leavingOut(2);
        TorchArchive.training(plan, precision).write(new Initialisation(1), module);
        devices = TrainingDevices.parse(on);
        TrainingRun.Outcome whole = run("whole", settings(EPOCHS), Interruption.never());
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> run("parts", settings(EPOCHS), () -> asked.incrementAndGet() > 11)).isInstanceOf(Interrupted.class)
                .hasMessageContaining("--resume");
        assertThat(TrainingRun.isUnfinished(folder.resolve("parts"))).isTrue();
        TrainingRun.Outcome parts = run("parts", settings(EPOCHS), Interruption.never());
        assertThat(said).anyMatch(line -> line.startsWith("going on with epoch 2, batch"));
        assertThat(served(parts)).hasSameBinaryContentAs(served(whole));
    }

    @Test
    void resumesOnlyWithTheSettingsItBeganWith() {
        assertThatThrownBy(() -> run("work", settings(EPOCHS), () -> true)).isInstanceOf(Interrupted.class);
        assertThatThrownBy(() -> run("work", settings(EPOCHS + 1), Interruption.never())).isInstanceOf(RunProblem.class)
                .hasMessageContaining("begun with epochs 3, now it is 4");
    }

    @Test
    void resumesOnlyOnAsManyDevices() {
        assertThatThrownBy(() -> run("work", settings(EPOCHS), () -> true)).isInstanceOf(Interrupted.class);
        devices = TrainingDevices.parse("cpu,cpu");
        assertThatThrownBy(() -> run("work", settings(EPOCHS), Interruption.never())).isInstanceOf(RunProblem.class)
                .hasMessageContaining("devices that share a batch 1, now it is 2");
    }

    @Test
    void batchThatIsTooSmallToShareIsRefused() {
        devices = TrainingDevices.parse("cpu,cpu,cpu");
        assertThatThrownBy(() -> run("shared", settings(EPOCHS), Interruption.never())).isInstanceOf(RunProblem.class)
                .hasMessageContaining("--batch 4 is too small for 3 devices");
    }

    @Test
    void checkpointThatCannotBeWrittenLeavesTheOneBefore() throws IOException {
        assertThatThrownBy(() -> run("work", settings(EPOCHS), () -> true)).isInstanceOf(Interrupted.class);
        Path checkpoint = folder.resolve("work/checkpoint.zip");
        Path before = Files.copy(checkpoint, folder.resolve("before.zip"));
        Files.createDirectories(folder.resolve("work/checkpoint.zip.draft/in-the-way"));
        assertThatThrownBy(() -> run("work", settings(EPOCHS), () -> true)).isInstanceOf(RunProblem.class)
                .hasMessageContaining("cannot write the checkpoint").hasMessageContaining("--resume");
        assertThat(checkpoint).hasSameBinaryContentAs(before);
    }

    @ParameterizedTest
    @EnumSource
    void eitherPrecisionLearnsIt(Precision precision) throws IOException {
        Hyperparameters plain = new Hyperparameters(12, 4, OptimizerKind.ADAM, 1e-2, 1e-4, 0.9, Schedule.CONSTANT, 0, ClassWeighting.NONE,
                0,
                List.of(InputSize.square(32)), Set.of(), 0, 0, 0, 1);
        Plan small = SmallPlans.withoutCompany(2);
        TorchArchive.training(small, precision).write(new Initialisation(1), module);
        assertThat(run("work", plain, Interruption.never()).bestMacroF1()).as(String.join("\n", said)).isGreaterThan(0.9);
    }

    @Test
    void patienceEndsARunThatDoesNotImprove() throws IOException {
        Hyperparameters idle = new Hyperparameters(20, 8, OptimizerKind.SGD, 1e-9, 0, 0, Schedule.CONSTANT, 0, ClassWeighting.NONE, 0,
                List.of(InputSize.square(16)), Set.of(), 2, 0, 0, 1);
        assertThat(run("idle", idle, Interruption.never()).epochs()).isLessThan(20);
        assertThat(said).anyMatch(line -> line.contains("no better macro-F1 for 2 epochs"));
    }

    @Test
    void rateThatIsTooHighIsSaidSo() {
        Hyperparameters wild = new Hyperparameters(5, 8, OptimizerKind.SGD, 1e30, 0, 0.9, Schedule.CONSTANT, 0, ClassWeighting.NONE, 0,
                List.of(InputSize.square(32)), Set.of(), 0, 0, 0, 1);
        assertThatThrownBy(() -> run("wild", wild, Interruption.never())).isInstanceOf(RunProblem.class)
                .hasMessageContaining("lower --learning-rate");
    }

    @Test
    void backboneWithoutAHeadGetsOne() throws IOException {
        Path backbone = folder.resolve("backbone.pt");
        TorchArchive.backbone(plan).write(new Initialisation(2), backbone);
        module = backbone;
        TrainingRun.Outcome outcome = run("foreign", settings(1), Interruption.never());
        assertThat(outcome.head()).hasValueSatisfying(head -> assertThat(head.dimensions()).isEqualTo(256));
    }

    private static Hyperparameters settings(int epochs) {
        double warmup = 0.5;
        return new Hyperparameters(epochs, 4, OptimizerKind.ADAMW, 1e-3, 0.01, 0.9, Schedule.COSINE, warmup,
                ClassWeighting.EFFECTIVE_NUMBER, 0.05, List.of(InputSize.square(16), new InputSize(40, 32)), Augment.all(), 0, 0, 0, 1);
    }

    private TrainingRun.Outcome run(String name, Hyperparameters settings, Interruption interruption) throws IOException {
        Path work = Files.createDirectories(folder.resolve(name));
        int[] categories = IntStream.range(0, files.size()).map(i -> i / EACH).toArray();
        List<Integer> validation = IntStream.range(0, files.size()).filter(i -> i % 3 == 0).boxed().toList();
        List<Integer> training = IntStream.range(0, files.size()).filter(i -> i % 3 != 0).boxed().toList();
        try (PreparedImages pixels = PreparedImages.in(work.resolve("images.bin"), "key", files, new InputSize(40, 32), said::add)) {
            return new TrainingRun(work, settings, devices, Duration.ofHours(1), interruption, said::add).run(module,
                    new TrainingRun.Images(pixels, categories, 2, training, validation), IDENTITY);
        }
    }

    private Path served(TrainingRun.Outcome outcome) throws IOException {
        Path file = outcome.module().resolveSibling("served.pt");
        try (WeightsFile weights = WeightsFile.open(outcome.module())) {
            TorchArchive.serving(plan).write(GivenWeights.forPlan(plan.serving(), weights, new Initialisation(0)), file);
        }
        return file;
    }
}
