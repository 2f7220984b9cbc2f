package io.semstream.evaluation.report;

import io.semstream.evaluation.finding.Findings;
import io.semstream.evaluation.finding.Findings.Doubted;
import io.semstream.evaluation.statistics.Selective.Point;
import java.util.List;

/** Accuracy when unsure answers go to people. */
final class AbstainingSection implements Section {
    @Override
    public String id() {
        return "abstaining";
    }

    @Override
    public String title() {
        return "Leaving the unsure ones to people";
    }

    @Override
    public String reading() {
        return "From left to right more images are answered by the model, the surest first; the rest would go to people. The curve shows how often the answered ones are "
                + "right: a useful model starts high on the left. The orange dot is where the bundle works today: answers that carry no doubt at all.";
    }

    @Override
    public String method() {
        return "Accuracy against coverage (Geifman and El-Yaniv, NeurIPS 2017) by the highest score; the shaded band is the Wilson interval. A doubt is: more than one "
                + "category in the prediction set, out of domain, or low quality.";
    }

    @Override
    public String body(Findings findings) {
        Chart chart = Chart.field("accuracy of the answered images by their share", "share of images answered", "share of right answers");
        List<Point> points = findings.abstaining();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            double from = i == 0 ? 0 : points.get(i - 1).coverage();
            point.accuracy().interval().ifPresent(
                    range -> chart.bar(from, range.low(), point.coverage(), range.high(), Chart.BLUE, 0.12, ""));
            if (i > 0) {
                chart.line(from, points.get(i - 1).accuracy().value(), point.coverage(), point.accuracy().value(), Chart.BLUE, 2, "");
            }
        }
        points.forEach(point -> chart.dot(point.coverage(), point.accuracy().value(), 3, Chart.BLUE,
                Html.percent(point.coverage()) + " answered, " + Html.percent(point.accuracy().value()) + " of them right, least score "
                        + Html.number(point.leastScore(), 2)));
        Doubted doubted = findings.doubted();
        doubted.accuracyOfTrusted().ifPresent(right -> chart.dot(doubted.trusted().value(), right.value(), 7, Chart.ORANGE, "today"));
        return chart.markup() + table(doubted);
    }

    private static String table(Doubted doubted) {
        return Html.table(Html.row("answers without any doubt", Html.percent(doubted.trusted()))
                + Html.row("… of them right", Html.percent(doubted.accuracyOfTrusted()))
                + Html.row("right of the doubted ones", Html.percent(doubted.accuracyOfDoubted()))
                + Html.row("doubt: several categories plausible", Html.percent(doubted.boundary()))
                + Html.row("doubt: out of domain", Html.percent(doubted.outOfDomain()))
                + Html.row("doubt: low quality", Html.percent(doubted.lowQuality())));
    }
}
