package io.semstream.benchmarks.micro;

import io.semstream.model.calibration.Conformal;
import io.semstream.model.calibration.OutOfDomain;
import io.semstream.model.calibration.Softmax;
import io.semstream.model.network.LinearHead;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From an embedding of 1280 numbers to a prediction set of ten categories. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScoringPaths {
    private static final int CATEGORIES = 10;
    private static final int DIMENSIONS = 1280;
    private static final int REFERENCES = 137;

    private final Random random = new Random(1);
    private final float[] embedding = unit();
    private final LinearHead head = new LinearHead(rows(CATEGORIES), new float[CATEGORIES]);
    private final Conformal conformal = new Conformal(0.9, Collections.nCopies(CATEGORIES, 0.1));
    private final OutOfDomain domain = new OutOfDomain(rows(REFERENCES), 0.3);

    @Benchmark
    public int[] headSoftmaxAndSet() {
        return conformal.set(Softmax.of(head.logits(embedding), 1.5));
    }

    @Benchmark
    public double distanceToKnown() {
        return domain.distance(embedding);
    }

    private float[][] rows(int count) {
        float[][] rows = new float[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = unit();
        }
        return rows;
    }

    private float[] unit() {
        float[] values = new float[DIMENSIONS];
        double squares = 0;
        for (int d = 0; d < DIMENSIONS; d++) {
            values[d] = (float) random.nextGaussian();
            squares += values[d] * values[d];
        }
        for (int d = 0; d < DIMENSIONS; d++) {
            values[d] /= (float) Math.sqrt(squares);
        }
        return values;
    }
}
