package io.semstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import io.semstream.trainer.architecture.Architecture;
import io.semstream.trainer.architecture.Initialisation;
import io.semstream.trainer.architecture.Plan;
import io.semstream.trainer.architecture.Precision;
import io.semstream.trainer.architecture.SmallPlans;
import io.semstream.trainer.architecture.TorchArchive;
import io.semstream.trainer.architecture.WeightsFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MixedPrecisionTest {
    private static final int EDGE = 32;
    private static final int IMAGES = 8;
    /** Half a unit in the last of 8 bits is 0.2 %; the errors of all layers add up. */
    private static final double ROUNDING = 0.1;
    private static final Hyperparameters SETTINGS = new Hyperparameters(1, IMAGES, OptimizerKind.SGD, 1, 0, 0, Schedule.CONSTANT, 0,
            ClassWeighting.NONE, 0, List.of(InputSize.square(EDGE)), Set.of(), 0, 0.4, 1, 1);

    @TempDir
    Path folder;

    static Stream<Plan> plans() {
        return Stream.of(Architecture.CNN6.plan(2), SmallPlans.withoutCompany(2));
    }

    /** One step of plain descent at rate 1 moves every number by its gradient. */
    @ParameterizedTest
    @MethodSource("plans")
    void gradientsDifferByRoundingAlone(Plan plan) throws IOException {
        Path full = step(plan, Precision.FULL);
        Path mixed = step(plan, Precision.MIXED);
        Path begin = written(plan, Precision.FULL);
        try (WeightsFile before = WeightsFile.open(begin);
                WeightsFile one = WeightsFile.open(full);
                WeightsFile other = WeightsFile.open(mixed)) {
            assertThat(other.shapes()).isEqualTo(one.shapes());
            double moved = 0;
            double apart = 0;
            for (String name : before.shapes().keySet().stream().filter(name -> name.endsWith("weight") || name.endsWith("bias"))
                    .toList()) {
                moved += squares(one.floats(name), before.floats(name));
                apart += squares(one.floats(name), other.floats(name));
            }
            assertThat(moved).isPositive();
            assertThat(Math.sqrt(apart / moved)).isPositive().isLessThan(ROUNDING);
        }
    }

    private Path step(Plan plan, Precision precision) throws IOException {
        Path after = folder.resolve(plan.name() + "-after-" + precision + ".pt");
        try (Trainee trainee = new Trainee(written(plan, precision), SETTINGS, new float[]{1, 1}, List.of(Device.cpu()));
                OutputStream out = Files.newOutputStream(after)) {
            assertThat(trainee.learn(batch(), 1, 1)).isCloseTo(Math.log(2), within(2.0));
            trainee.writeModule(out);
        }
        return after;
    }

    private Path written(Plan plan, Precision precision) throws IOException {
        Path file = folder.resolve(plan.name() + "-" + precision + ".pt");
        TorchArchive.training(plan, precision).write(new Initialisation(1), file);
        return file;
    }

    private static Batch batch() {
        Random random = new Random(2);
        float[] pixels = new float[IMAGES * EDGE * EDGE];
        int[] labels = new int[IMAGES];
        for (int i = 0; i < pixels.length; i++) {
            int image = i / (EDGE * EDGE);
            labels[image] = image % 2;
            double column = i % EDGE;
            pixels[i] = image % 2 == 0 ? random.nextFloat() : (float) (1 + Math.sin(image + column / 3)) / 2;
        }
        return new Batch(pixels, labels, InputSize.square(EDGE));
    }

    private static double squares(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - other[i]) * (double) (one[i] - other[i]);
        }
        return sum;
    }
}
