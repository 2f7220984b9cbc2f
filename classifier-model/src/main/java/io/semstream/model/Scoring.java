package io.semstream.model;

import io.semstream.model.ClassificationOutcome.Classified;
import io.semstream.model.ClassificationOutcome.Rejected;
import io.semstream.model.calibration.Calibration;
import io.semstream.model.calibration.Conformal;
import io.semstream.model.calibration.Softmax;
import io.semstream.model.network.NetworkOutput;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** From raw numbers to an answer: head, temperature, prediction set, doubts. */
final class Scoring {
    private final BundleContent bundle;
    private final Calibration calibration;
    private final Doubts doubts;

    Scoring(BundleContent bundle) {
        this.bundle = bundle;
        this.calibration = bundle.calibration();
        this.doubts = new Doubts(bundle);
    }

    ClassificationOutcome outcome(PreparedImage image, Optional<String> instrument, NetworkOutput output, StageTimes times) {
        NetworkOutput complete = withLogits(output);
        if (!complete.finite()) {
            return new Rejected(ClassificationOutcome.NON_FINITE_OUTPUT, "the network answered with NaN or infinity");
        }
        double[] scores = Softmax.of(complete.logits(), calibration.temperature());
        List<Integer> order = IntStream.range(0, scores.length).boxed().sorted((a, b) -> Double.compare(scores[b], scores[a])).toList();
        Conformal conformal = calibration.conformal(instrument);
        int[] set = conformal.set(scores);
        return new Classified(new Classification(order.stream().map(k -> new Score(category(k), scores[k])).toList(),
                set.length == 0 ? List.of(category(order.getFirst())) : Arrays.stream(set).mapToObj(this::category).toList(),
                doubts.about(image, complete, scores, order, new Plausible(set, conformal)), scores[order.get(0)] - scores[order.get(1)],
                complete.embedding(),
                image.width(), image.height(), image.bitDepth(), image.thumbnail(), times));
    }

    /**
     * @param set
     *            the prediction set by falling score; may be empty
     * @param thresholds
     *            that made it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Plausible(int[] set, Conformal thresholds) {
        double threshold(int category) {
            return thresholds.thresholds().get(category);
        }
    }

    private NetworkOutput withLogits(NetworkOutput output) {
        return bundle.head().map(head -> new NetworkOutput(head.logits(output.embedding()), output.embedding())).orElse(output);
    }

    private String category(int k) {
        return bundle.categories().get(k);
    }
}
