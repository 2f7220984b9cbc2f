package io.semstream.evaluation.report;

import io.semstream.evaluation.finding.Comparison;
import io.semstream.evaluation.statistics.Estimate;

/** Which of two bundles is better, and whether that can be chance. */
final class ComparisonPart {
    private static final double SIGNIFICANT = 0.05;

    private ComparisonPart() {}

    static String markup(Comparison comparison) {
        String rows = Html.row("images both could judge", Integer.toString(comparison.images()))
                + Html.row("right by " + comparison.first() + " alone", Integer.toString(comparison.test().firstOnly()))
                + Html.row("right by " + comparison.second() + " alone", Integer.toString(comparison.test().secondOnly()))
                + Html.row("difference in accuracy", points(comparison.accuracy()))
                + Html.row("difference in macro F1", points(comparison.macroF1()))
                + Html.row("p of McNemar's test", Html.number(comparison.test().p(), 4));
        return "<section id=\"comparison\"><h2>Which of the two is better?</h2>\n<p class=\"read\">Differences are those of "
                + Html.escape(comparison.second()) + " less those of " + Html.escape(comparison.first())
                + ", in points of a hundred, on the same images: above 0 the former is better. If the interval holds 0, this data set cannot tell them apart.</p>\n"
                + "<div class=\"verdict\">" + Html.paragraph(sentence(comparison)) + "</div>\n" + Html.table(rows)
                + "<p class=\"method\">Intervals: paired bootstrap over groups of images. Test: McNemar (1947), exact and two-sided; it counts only images that one bundle has "
                + "right and the other wrong, and takes images as independent. p is the probability of such a difference if both were equally good.</p></section>\n";
    }

    private static String sentence(Comparison comparison) {
        if (comparison.test().p() >= SIGNIFICANT) {
            return "On these images the two bundles <b>cannot be told apart</b>: such a difference in accuracy would often come about by chance.";
        }
        boolean second = comparison.test().secondOnly() > comparison.test().firstOnly();
        return "<b>" + Html.escape(second ? comparison.second() : comparison.first())
                + "</b> is right more often, by more than chance explains.";
    }

    private static String points(Estimate estimate) {
        return (estimate.value() > 0 ? "+" : "") + Html.number(100 * estimate.value(), 1) + " points " + Html.range(estimate);
    }
}
