package io.semstream.model;

import io.semstream.micrograph.GrayImage;
import io.semstream.model.ClassificationOutcome.Classified;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the answer, and measures first where the bundle asks for it: on other threads than the network's, so that no batch waits. */
final class MeasureStage {
    private static final Logger log = LoggerFactory.getLogger(MeasureStage.class);

    private final Optional<AlignmentMeasurement> measurement;
    private final Executor threads;

    MeasureStage(Optional<AlignmentMeasurement> measurement, Executor threads) {
        this.measurement = measurement;
        this.threads = threads;
    }

    void answer(ImageTask task, PreparedImage image, ClassificationOutcome outcome) {
        if (outcome instanceof Classified(Classification classification) && image.measured().isPresent() && measurement.isPresent()
                && measurement.get().concerns(classification)) {
            measureThenAnswer(task, image.measured().get(), classification, measurement.get());
        } else {
            task.answer().complete(outcome);
        }
    }

    private void measureThenAnswer(ImageTask task, GrayImage specimen, Classification classification, AlignmentMeasurement wanted) {
        try {
            threads.execute(() -> task.answer().complete(new Classified(measured(task, specimen, classification, wanted))));
        } catch (RejectedExecutionException closing) {
            task.answer().complete(new Classified(classification));
        }
    }

    /** A label is worth more than a measurement: a fault of the measurement costs the measurement alone. */
    private static Classification measured(ImageTask task, GrayImage specimen, Classification classification, AlignmentMeasurement wanted) {
        try {
            return task.abandoned() ? classification : classification.with(wanted.measure(specimen));
        } catch (RuntimeException e) {
            log.error("{}: measuring the alignment failed in an unforeseen way; it is left out", task.imageId(), e);
            return classification;
        }
    }
}
