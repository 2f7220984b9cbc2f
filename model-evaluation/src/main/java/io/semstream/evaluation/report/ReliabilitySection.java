package io.semstream.evaluation.report;

import io.semstream.evaluation.finding.Findings;
import io.semstream.evaluation.statistics.Reliability;

/** Whether scores mean what they say. */
final class ReliabilitySection implements Section {
    @Override
    public String id() {
        return "calibration";
    }

    @Override
    public String title() {
        return "Do scores mean what they say?";
    }

    @Override
    public String reading() {
        return "Images are put into bins by the score of their answer. A dot shows how often the answers of a bin were right. On the dashed diagonal a score of 80 % is "
                + "right 80 % of the time; below it the model promises too much, above it too little. Larger dots stand for more images, the line is the 95 % interval.";
    }

    @Override
    public String method() {
        return "Reliability diagram and expected calibration error (ECE) over ten bins of equal width of the highest score (Naeini et al., AAAI 2015; Guo et al., "
                + "ICML 2017). Scores are those after the bundle's temperature.";
    }

    @Override
    public String body(Findings findings) {
        Reliability meanings = findings.meanings();
        Chart chart = Chart.field("share of right answers by score", "score of the answer", "share of right answers");
        chart.line(0, 0, 1, 1, Chart.GREY, 1.5, "5 4");
        for (Reliability.Bin bin : meanings.bins()) {
            double radius = 3 + 9 * Math.sqrt((double) bin.right().count() / findings.images());
            bin.right().interval()
                    .ifPresent(range -> chart.line(bin.meanScore(), range.low(), bin.meanScore(), range.high(), Chart.BLUE, 1.5, ""));
            chart.dot(bin.meanScore(), bin.right().value(), radius, Chart.BLUE, bin.right().count() + " images, mean score "
                    + Html.percent(bin.meanScore()) + ", right " + Html.percent(bin.right().value()));
        }
        return chart.markup() + Html.paragraph("Expected calibration error: <b>" + Html.number(meanings.error(), 3)
                + "</b> (0 is perfect). On average the answers score " + Html.percent(meanings.meanScore()) + " and are right "
                + Html.percent(findings.accuracy().value()) + " of the time. Temperature: "
                + Html.number(findings.bundle().temperature(), 3) + ".");
    }
}
