package io.semstream.evaluation;

import io.semstream.evaluation.judging.Answer.Judged;
import io.semstream.model.ModelBundle;
import io.semstream.model.calibration.Calibration;
import io.semstream.model.calibration.HeldOut;
import io.semstream.model.calibration.OutOfDomain;
import io.semstream.model.calibration.ScoreCalibration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Fits a bundle's calibration to held-out images. */
final class Recalibration {
    private static final double LEAST_SCORE = 1e-300;
    private static final int FEWEST_EMBEDDINGS = 2;

    /**
     * @param coverage
     *            promised share of sets that hold the truth
     * @param enough
     *            least images of an instrument with thresholds of its own
     * @param knownShare
     *            of images that must not be called unknown
     * @param newReferences
     *            whether reference points are found anew where the bundle has some
     */
    record Wishes(double coverage, int enough, double knownShare, boolean newReferences) {}

    private final ModelBundle bundle;
    private final List<Judged> heldOut;
    private final Wishes wishes;

    Recalibration(ModelBundle bundle, List<Judged> heldOut, Wishes wishes) {
        this.bundle = bundle;
        this.heldOut = List.copyOf(heldOut);
        this.wishes = wishes;
    }

    HeldOut images() {
        return new HeldOut(heldOut.stream().map(this::logits).toArray(float[][]::new), labels(heldOut),
                heldOut.stream().map(judged -> judged.subject().group()).toList(),
                heldOut.stream().map(judged -> judged.subject().instrument()).toList());
    }

    /** The logarithm of a score is its logit but for a constant, whatever the temperature it was made with. */
    private float[] logits(Judged judged) {
        float[] logits = new float[judged.scores().length];
        for (int k = 0; k < logits.length; k++) {
            logits[k] = (float) (bundle.calibration().temperature() * Math.log(Math.max(LEAST_SCORE, judged.scores()[k])));
        }
        return logits;
    }

    private int[] labels(List<Judged> some) {
        return some.stream().mapToInt(judged -> bundle.categories().indexOf(judged.subject().truth().orElseThrow())).toArray();
    }

    /**
     * @param known
     *            images to take reference points from; where there are none, half of the groups of the held-out ones
     */
    Calibration calibration(List<Judged> known) {
        ScoreCalibration scores = ScoreCalibration.fit(images(), wishes.coverage, wishes.enough);
        return new Calibration(scores.temperature(), scores.conformal(), scores.instruments(), outOfDomain(known),
                bundle.calibration().quality());
    }

    private Optional<OutOfDomain> outOfDomain(List<Judged> known) {
        Optional<OutOfDomain> domain = bundle.calibration().outOfDomain();
        if (domain.isPresent() && !wishes.newReferences) {
            return domain.map(found -> found.withThreshold(
                    heldOut.stream().mapToDouble(judged -> judged.distance().orElseThrow()).toArray(), wishes.knownShare));
        }
        if (heldOut.getFirst().embedding().length == 0) {
            return Optional.empty();
        }
        return known.isEmpty() ? splitting() : Optional.of(fitted(known, heldOut));
    }

    private Optional<OutOfDomain> splitting() {
        List<String> groups = heldOut.stream().map(judged -> judged.subject().group()).distinct().sorted().toList();
        List<Judged> first = half(groups, 0);
        List<Judged> second = half(groups, 1);
        return first.size() < FEWEST_EMBEDDINGS || second.isEmpty() ? Optional.empty() : Optional.of(fitted(first, second));
    }

    private List<Judged> half(List<String> groups, int which) {
        return IntStream.range(0, heldOut.size()).filter(i -> groups.indexOf(heldOut.get(i).subject().group()) % 2 == which)
                .mapToObj(heldOut::get).toList();
    }

    private OutOfDomain fitted(List<Judged> references, List<Judged> others) {
        return OutOfDomain.fitStandardised(embeddings(references), labels(references), embeddings(others), wishes.knownShare);
    }

    private static float[][] embeddings(List<Judged> some) {
        return some.stream().map(Judged::embedding).toArray(float[][]::new);
    }
}
