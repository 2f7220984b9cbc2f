package io.semstream.evaluation;

import io.semstream.evaluation.DataOptions.Choice;
import io.semstream.evaluation.DataOptions.Chosen;
import io.semstream.evaluation.finding.Findings;
import io.semstream.evaluation.statistics.Bootstrap;
import java.util.ArrayList;
import java.util.List;

/** What a reader must know before believing a number. */
final class Cautions {
    private static final int FEW = 100;

    private Cautions() {}

    static List<String> of(List<Chosen> chosen, List<Findings> findings) {
        List<String> cautions = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            cautions.addAll(ofImages(chosen.get(i), findings.get(i).bundle().title()));
        }
        Findings first = findings.getFirst();
        if (first.images() < FEW) {
            cautions.add(
                    "Only " + first.images() + " images were judged: intervals are wide, and a difference of some points means nothing.");
        }
        if (first.overGroups().groups() < Bootstrap.LEAST_GROUPS) {
            cautions.add("All images are of " + first.overGroups().groups()
                    + " groups, too few to tell how much groups differ: numbers over groups have no interval.");
        }
        return cautions.stream().distinct().toList();
    }

    /** What the choice of images means for the numbers of a bundle. */
    static List<String> ofImages(Chosen chosen, String bundle) {
        List<String> cautions = new ArrayList<>();
        if (!chosen.leftOut().isEmpty()) {
            cautions.add("Left out, because " + bundle + " does not know these categories: " + String.join(", ", chosen.leftOut()) + ".");
        }
        if (chosen.trainedOn().isEmpty()) {
            cautions.add("Nothing shows that " + bundle
                    + " was not trained on these very images. If it was, the numbers are better than those on new images.");
        } else if (chosen.part() != Choice.TEST) {
            cautions.add(bundle
                    + " was made from this very data set, and not only its part TEST was judged: the numbers are better than those on new images.");
        }
        return cautions;
    }

    /**
     * What the choice of images means for a bundle that is calibrated with them.
     *
     * @param head
     *            whether the bundle has one beside its network
     */
    static List<String> ofCalibration(Chosen chosen, String bundle, boolean head) {
        List<String> cautions = new ArrayList<>();
        if (chosen.trainedOn().isEmpty()) {
            cautions.add("nothing shows that " + bundle
                    + " was not trained on these very images; if it was, the new bundle promises too much. Hold images back with: semstream dataset split");
        } else if (chosen.part() == Choice.ALL || chosen.part() == Choice.TRAIN) {
            cautions.add(bundle + " has learned from images of the part " + chosen.part()
                    + "; the new bundle promises too much. Use --part TEST, or other images");
        } else if (chosen.part() == Choice.VALIDATION && head) {
            cautions.add(
                    "a head that semstream train has fitted learned from the part VALIDATION, too; then the new bundle promises too much."
                            + " Use --part TEST, or other images");
        }
        if (chosen.part() == Choice.TEST) {
            cautions.add("the part TEST is used up by this calibration; do not evaluate the new bundle on it");
        }
        return cautions;
    }
}
