package io.semstream.evaluation.report;

import java.util.Locale;

/** A picture of numbers as SVG: both axes run from 0 to 1 and are told in percent, unless rows are named. */
final class Chart {
    static final String BLUE = "#1f6fb2";
    static final String ORANGE = "#d9782d";
    static final String GREY = "#9aa5b1";
    private static final int WIDTH = 460;
    private static final int PLOT = 300;
    private static final int LEFT = 56;
    private static final int TOP = 14;
    private static final int ACROSS = 380;

    private final StringBuilder svg = new StringBuilder();
    private final int left;
    private final int width;
    private final int height;
    private final String title;

    private Chart(String title, int left, int width, int height) {
        this.title = title;
        this.left = left;
        this.width = width;
        this.height = height;
    }

    /** A field with a percent scale on both axes. */
    static Chart field(String title, String across, String up) {
        Chart chart = new Chart(title, LEFT, ACROSS, PLOT);
        for (int i = 0; i <= 5; i++) {
            double share = i / 5.0;
            chart.line(share, 0, share, 1, "#e4e8ec", 1, "");
            chart.line(0, share, 1, share, "#e4e8ec", 1, "");
            chart.text(chart.x(share), TOP + PLOT + 16, "middle", i * 20 + " %");
            chart.text(LEFT - 6, chart.y(share) + 4, "end", i * 20 + " %");
        }
        chart.text(LEFT + ACROSS / 2.0, TOP + PLOT + 36, "middle", across);
        chart.svg.append(String.format(Locale.ROOT, "<text transform=\"translate(13 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>%n",
                TOP + PLOT / 2, Html.escape(up)));
        return chart;
    }

    /** Named rows with a percent scale across. */
    static Chart rows(String title, int rows) {
        int names = 190;
        Chart chart = new Chart(title, names, WIDTH - names - 20, rows * 24);
        for (int i = 0; i <= 4; i++) {
            double share = i / 4.0;
            chart.line(share, 0, share, 1, "#e4e8ec", 1, "");
            chart.text(chart.x(share), TOP + chart.height + 16, "middle", i * 25 + " %");
        }
        return chart;
    }

    double x(double share) {
        return left + share * width;
    }

    double y(double share) {
        return TOP + (1 - share) * height;
    }

    /** The middle of a named row, as a share of the height. */
    double row(int index) {
        return 1 - (index * 24 + 12) / (double) height;
    }

    Chart name(int row, String name) {
        text(left - 8, y(row(row)) + 4, "end", name);
        return this;
    }

    Chart line(double x1, double y1, double x2, double y2, String colour, double thickness, String dashes) {
        svg.append(String.format(Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\" stroke-dasharray=\"%s\"/>%n",
                x(x1), y(y1), x(x2), y(y2), colour, thickness, dashes));
        return this;
    }

    Chart dot(double x, double y, double radius, String colour, String tip) {
        svg.append(String.format(Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"><title>%s</title></circle>%n", x(x), y(y), radius, colour,
                Html.escape(tip)));
        return this;
    }

    Chart bar(double x1, double y1, double x2, double y2, String colour, double opacity, String tip) {
        svg.append(String.format(Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\" opacity=\"%.2f\"><title>%s</title></rect>%n",
                x(x1), y(y2), Math.max(0, x(x2) - x(x1)), Math.max(0, y(y1) - y(y2)), colour, opacity, Html.escape(tip)));
        return this;
    }

    Chart note(double x, double y, String anchor, String words) {
        text(x(x), y(y) + 4, anchor, words);
        return this;
    }

    private void text(double x, double y, String anchor, String words) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor,
                Html.escape(words)));
    }

    String markup() {
        int full = TOP + height + (left == LEFT ? 46 : 24);
        return "<svg role=\"img\" viewBox=\"0 0 " + WIDTH + " " + full + "\" aria-label=\"" + Html.escape(title) + "\">\n<title>"
                + Html.escape(title) + "</title>\n" + svg + "</svg>\n";
    }
}
