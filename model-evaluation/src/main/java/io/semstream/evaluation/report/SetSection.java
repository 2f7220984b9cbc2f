package io.semstream.evaluation.report;

import io.semstream.evaluation.finding.Findings;
import io.semstream.evaluation.finding.Findings.SetFindings;
import io.semstream.evaluation.finding.Findings.Slice;
import java.util.List;

/** Size and coverage of the prediction sets. */
final class SetSection implements Section {
    @Override
    public String id() {
        return "sets";
    }

    @Override
    public String title() {
        return "Prediction sets and their promise";
    }

    @Override
    public String reading() {
        return "With every answer comes a set of plausible categories. The bundle promises how often this set holds the truth; the table tells how often it did. Small sets "
                + "are good, a kept promise is better: an interval wholly below the promise means that these images differ from those the bundle was calibrated on.";
    }

    @Override
    public String method() {
        return "Split conformal prediction with least ambiguous sets (Sadinle, Lei and Wasserman, JASA 2019), per instrument where the bundle has thresholds for it "
                + "(Mondrian: Vovk et al. 2003). The promise is for all images together, not for each category. Wilson intervals.";
    }

    @Override
    public String body(Findings findings) {
        SetFindings sets = findings.sets();
        Chart chart = Chart.rows("share of images by the size of their prediction set", sets.sizes().size());
        for (int i = 0; i < sets.sizes().size(); i++) {
            double share = (double) sets.sizes().get(i) / findings.images();
            chart.name(i, i == 0 ? "1 category" : i + 1 + " categories");
            chart.bar(0, chart.row(i) - 8.0 / (sets.sizes().size() * 24), share, chart.row(i) + 8.0 / (sets.sizes().size() * 24),
                    Chart.BLUE,
                    0.85, sets.sizes().get(i) + " images");
            chart.note(Math.min(0.88, share + 0.01), chart.row(i), "start", Integer.toString(sets.sizes().get(i)));
        }
        String rows = Html.header("images", "number", "sets that hold the truth", "mean size")
                + Html.row("all (promised: " + Html.percent(sets.promised()) + ")", Integer.toString(findings.images()),
                        Html.percent(sets.coverage()), Html.number(sets.meanSize(), 2));
        return chart.markup() + Html.table(rows + slices(sets.categories()) + slices(sets.instruments())) + instruments(sets);
    }

    private static String slices(List<Slice> slices) {
        StringBuilder rows = new StringBuilder();
        slices.forEach(slice -> rows.append(Html.row(slice.name() + (slice.ownThresholds() ? " (own thresholds)" : ""),
                Long.toString(slice.coverage().count()), Html.percent(slice.coverage()), Html.number(slice.meanSize(), 2))));
        return rows.toString();
    }

    private static String instruments(SetFindings sets) {
        return sets.instruments().isEmpty()
                ? Html.paragraph("No instrument is known with at least 20 images (" + sets.imagesWithoutInstrument()
                        + " images do not tell theirs), so nothing is said about single instruments.")
                : "";
    }
}
