package io.semstream.evaluation.report;

import io.semstream.evaluation.finding.Findings;
import io.semstream.evaluation.finding.Findings.Robustness;
import java.util.List;

/** Accuracy on changed images. */
final class RobustnessSection implements Section {
    @Override
    public String id() {
        return "robustness";
    }

    @Override
    public String title() {
        return "When images change but not what they show";
    }

    @Override
    public String reading() {
        return "The same images, each changed in one way. The dashed line is the accuracy on unchanged images; a dot far left of it is a weakness: an instrument set up like "
                + "that will be labelled worse. “Same answer” is the share of images whose category did not change.";
    }

    @Override
    public String method() {
        return "Every change is made to the decoded image, which then goes through decoding, data bar detection and the model like any file. Wilson intervals.";
    }

    @Override
    public String body(Findings findings) {
        List<Robustness> rows = findings.robustness();
        if (rows.isEmpty()) {
            return Html.paragraph("Not measured (<code>--robustness-images 0</code>).");
        }
        Chart chart = Chart.rows("accuracy on changed images", rows.size());
        chart.line(rows.getFirst().accuracy().value(), 0, rows.getFirst().accuracy().value(), 1, Chart.GREY, 1.5, "5 4");
        StringBuilder table = new StringBuilder(Html.header("change", "accuracy", "same answer", "without doubt"));
        for (int i = 0; i < rows.size(); i++) {
            Robustness row = rows.get(i);
            double y = chart.row(i);
            chart.name(i, row.name());
            row.accuracy().interval().ifPresent(range -> chart.line(range.low(), y, range.high(), y, Chart.BLUE, 2, ""));
            chart.dot(row.accuracy().value(), y, 4.5, Chart.BLUE, row.description() + ": " + Html.percent(row.accuracy().value()));
            table.append(Html.row(row.name() + ": " + row.description(), Html.percent(row.accuracy()), Html.percent(row.sameAnswer()),
                    Html.percent(row.trusted())));
        }
        return chart.markup() + Html.table(table.toString())
                + Html.paragraph("Measured on " + rows.getFirst().accuracy().count() + " images.");
    }
}
