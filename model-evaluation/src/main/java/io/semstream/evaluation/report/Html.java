package io.semstream.evaluation.report;

import io.semstream.evaluation.statistics.Estimate;
import io.semstream.evaluation.statistics.Interval;
import java.util.Locale;
import java.util.Optional;

/** Pieces of a page. */
final class Html {
    static final String UNKNOWN = "–";
    private static final String TOO_LITTLE = "(too little data for an interval)";

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    static String number(double value, int digits) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : UNKNOWN;
    }

    /** With one digit after the point. */
    static String percent(double share) {
        return Double.isFinite(share) ? number(100 * share, 1) + " %" : UNKNOWN;
    }

    static String percent(Estimate estimate) {
        return percent(estimate.value()) + " " + range(estimate);
    }

    static String percent(Optional<Estimate> estimate) {
        return estimate.map(Html::percent).orElse(UNKNOWN);
    }

    /** Not in percent. */
    static String plain(Optional<Estimate> estimate) {
        return estimate.map(found -> number(found.value(), 3) + " <small>" + found.interval()
                .map(range -> "(" + number(range.low(), 3) + "–" + number(range.high(), 3) + ")").orElse(TOO_LITTLE) + "</small>")
                .orElse(UNKNOWN);
    }

    /** The interval in small letters; says so where there is none. */
    static String range(Estimate estimate) {
        return "<small>" + estimate.interval().map(Html::range).orElse(TOO_LITTLE) + "</small>";
    }

    private static String range(Interval interval) {
        return "(" + number(100 * interval.low(), 1) + "–" + number(100 * interval.high(), 1) + ")";
    }

    static String header(String... titles) {
        StringBuilder row = new StringBuilder("<tr>");
        for (String title : titles) {
            row.append("<th>").append(escape(title)).append("</th>");
        }
        return row.append("</tr>\n").toString();
    }

    /** The first cell is a name, the others are markup. */
    static String row(String name, String... cells) {
        StringBuilder row = new StringBuilder("<tr><th scope=\"row\">").append(escape(name)).append("</th>");
        for (String cell : cells) {
            row.append("<td>").append(cell).append("</td>");
        }
        return row.append("</tr>\n").toString();
    }

    static String table(String rows) {
        return "<div class=\"wide\"><table>\n" + rows + "</table></div>\n";
    }

    static String paragraph(String markup) {
        return "<p>" + markup + "</p>\n";
    }
}
