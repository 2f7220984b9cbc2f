package io.semstream.trainer;

import io.semstream.trainer.architecture.Architecture;
import io.semstream.trainer.training.Augment;
import io.semstream.trainer.training.ClassWeighting;
import io.semstream.trainer.training.Hyperparameters;
import io.semstream.trainer.training.InputSize;
import io.semstream.trainer.training.OptimizerKind;
import io.semstream.trainer.training.Schedule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How somebody trained, under a name.
 *
 * @param reported
 *            what they reported, on the NFFA-EUROPE set
 * @param chosenHere
 *            what the publication does not tell and was chosen here; empty for nothing
 */
record Recipe(String name, String source, Architecture architecture, Mode mode, Hyperparameters settings, String reported,
        String chosenHere) {
    private static final int PATIENCE_OFF = 0;

    /** Adam at a constant rate with weight decay 1e-4. */
    static Hyperparameters adam(int epochs, int batch, double learningRate, InputSize size, Set<Augment> augment, double extraWeight) {
        return new Hyperparameters(epochs, batch, OptimizerKind.ADAM, learningRate, 1e-4, 0.9, Schedule.CONSTANT, 0, ClassWeighting.NONE, 0,
                List.of(size), augment, PATIENCE_OFF, extraWeight, extraWeight, 1);
    }

    /** For a backbone that learns a little before a head is fitted: few steps, and no change of an image but its eight views. */
    static Hyperparameters tuning(InputSize size) {
        return new Hyperparameters(1, 32, OptimizerKind.ADAMW, 3e-4, 0.05, 0.9, Schedule.CONSTANT, 0, ClassWeighting.NONE, 0.05,
                List.of(size), EnumSet.of(Augment.FLIP_HORIZONTAL, Augment.FLIP_VERTICAL, Augment.ROTATE), PATIENCE_OFF, 0, 0, 1);
    }

    /** What is used without a recipe. */
    static Hyperparameters standard(Architecture architecture, Mode mode) {
        boolean tuning = mode == Mode.FINE_TUNE;
        return new Hyperparameters(tuning ? 20 : 60, 16, OptimizerKind.ADAMW, tuning ? 2e-4 : 1e-3, 0.01, 0.9, Schedule.COSINE, 1,
                ClassWeighting.EFFECTIVE_NUMBER, 0.05, List.of(InputSize.square(architecture.edge())), Augment.all(), 10, 0.4, 1, 1);
    }
}
