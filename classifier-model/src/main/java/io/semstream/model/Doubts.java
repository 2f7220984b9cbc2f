package io.semstream.model;

import static java.util.Locale.ROOT;

import io.semstream.micrograph.ImageQuality;
import io.semstream.model.Ambiguity.Reason;
import io.semstream.model.Scoring.Plausible;
import io.semstream.model.calibration.OutOfDomain;
import io.semstream.model.calibration.QualityLimits;
import io.semstream.model.network.NetworkOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why an answer should not be trusted, each reason with its numbers and a sentence for people. */
final class Doubts {
    private final BundleContent bundle;

    Doubts(BundleContent bundle) {
        this.bundle = bundle;
    }

    /**
     * @param order
     *            categories by falling score
     */
    List<Ambiguity> about(PreparedImage image, NetworkOutput output, double[] scores, List<Integer> order, Plausible plausible) {
        List<Ambiguity> reasons = new ArrayList<>();
        boundary(scores, order, plausible).ifPresent(reasons::add);
        bundle.calibration().outOfDomain().flatMap(domain -> outOfDomain(domain, output)).ifPresent(reasons::add);
        lowQuality(image.quality()).forEach(reasons::add);
        return reasons;
    }

    private Optional<Ambiguity> boundary(double[] scores, List<Integer> order, Plausible plausible) {
        int[] set = plausible.set();
        if (set.length == 1) {
            return Optional.empty();
        }
        return Optional.of(set.length == 0 ? nothingFits(order.getFirst(), scores, plausible) : severalFit(plausible, scores));
    }

    private Ambiguity severalFit(Plausible plausible, double[] scores) {
        int[] set = plausible.set();
        int second = set[1];
        String detail = String.format(ROOT, "%s (%.2f) and %s (%.2f) are both plausible; %d categories are", category(set[0]),
                scores[set[0]],
                category(second), scores[second], set.length);
        return new Ambiguity(Reason.BOUNDARY, "runnerUpScore", scores[second], plausible.threshold(second), detail);
    }

    private Ambiguity nothingFits(int top, double[] scores, Plausible plausible) {
        String detail = String.format(ROOT, "no category is plausible enough; %s comes nearest with %.2f", category(top), scores[top]);
        return new Ambiguity(Reason.BOUNDARY, "topScore", scores[top], plausible.threshold(top), detail);
    }

    private static Optional<Ambiguity> outOfDomain(OutOfDomain domain, NetworkOutput output) {
        double distance = domain.distance(output.embedding());
        return when(distance > domain.threshold(), Reason.OUT_OF_DOMAIN, "cosineDistance", distance, domain.threshold(),
                "unlike everything the model was trained on").findFirst();
    }

    private Stream<Ambiguity> lowQuality(ImageQuality quality) {
        QualityLimits limits = bundle.calibration().quality();
        return Stream.of(
                below("sharpness", quality.sharpness(), limits.minSharpness(), "blurred, or nothing but noise"),
                when(quality.saturatedFraction() > limits.maxSaturatedFraction(), Reason.LOW_QUALITY, "saturatedFraction",
                        quality.saturatedFraction(), limits.maxSaturatedFraction(), "too much of the frame is pure black or pure white"),
                below("dynamicRange", quality.dynamicRange(), limits.minDynamicRange(), "next to no contrast"),
                below("entropy", quality.entropy(), limits.minEntropy(), "next to nothing to see"),
                below("structure", quality.structure(), limits.minStructure(), "an empty frame")).flatMap(found -> found);
    }

    private static Stream<Ambiguity> below(String measure, double value, double threshold, String meaning) {
        return when(value < threshold, Reason.LOW_QUALITY, measure, value, threshold, meaning);
    }

    private static Stream<Ambiguity> when(boolean holds, Reason reason, String measure, double value, double threshold, String meaning) {
        String detail = String.format(ROOT, "%s (%s %.3f, limit %.3f)", meaning, measure, value, threshold);
        return holds ? Stream.of(new Ambiguity(reason, measure, value, threshold, detail)) : Stream.empty();
    }

    private String category(int k) {
        return bundle.categories().get(k);
    }
}
