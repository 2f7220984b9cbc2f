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
            about(chosen.get(i), findings.get(i), cautions);
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

    private static void about(Chosen chosen, Findings findings, List<String> cautions) {
        String bundle = findings.bundle().title();
        if (!chosen.leftOut().isEmpty()) {
            cautions.add("Left out, because " + bundle + " does not know these categories: " + String.join(", ", chosen.leftOut()) + ".");
        }
        if (chosen.part() == Choice.TEST) {
            return;
        }
        if (chosen.trainedOn().isPresent()) {
            cautions.add(bundle
                    + " was made from this very data set, and not only its part TEST was judged: the numbers are better than those on new images.");
        } else {
            cautions.add("Nothing shows that " + bundle
                    + " was not trained on these very images. If it was, the numbers are better than those on new images.");
        }
    }
}
