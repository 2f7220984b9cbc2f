package io.semstream.trainer.alignment;

import java.util.List;
import java.util.Locale;

/** Measured against true fractions, one dot a frame. */
final class Scatter {
    private static final int EDGE = 170;
    private static final int LEFT = 34;
    private static final int TOP = 24;

    private Scatter() {}

    static String svg(String title, String colour, List<Measured> frames) {
        StringBuilder svg = new StringBuilder(String.format(Locale.ROOT,
                "<svg width='%d' height='%d' font-size='11' font-family='sans-serif'><text x='%d' y='15' font-size='12'>%s</text>"
                        + "<rect x='%d' y='%d' width='%d' height='%d' fill='none' stroke='#999'/>",
                EDGE + LEFT + 10, EDGE + TOP + 24, LEFT, title, LEFT, TOP, EDGE, EDGE));
        svg.append(String.format(Locale.ROOT, "<line x1='%d' y1='%d' x2='%d' y2='%d' stroke='#bbb'/>", LEFT, TOP + EDGE, LEFT + EDGE, TOP));
        for (double tick = 0; tick <= 1; tick += 0.5) {
            svg.append(String.format(Locale.ROOT,
                    "<text x='%.0f' y='%d' text-anchor='middle'>%.1f</text><text x='%d' y='%.0f' text-anchor='end'>%.1f</text>",
                    x(tick), TOP + EDGE + 15, tick, LEFT - 5, y(tick) + 4, tick));
        }
        for (Measured frame : frames) {
            svg.append(String.format(Locale.ROOT, "<circle cx='%.1f' cy='%.1f' r='3.5' fill='%s' fill-opacity='0.65'/>", x(frame.truth()),
                    y(frame.fraction()), colour));
        }
        return svg.append("</svg>\n").toString();
    }

    private static double x(double fraction) {
        return LEFT + EDGE * fraction;
    }

    private static double y(double fraction) {
        return TOP + EDGE * (1 - fraction);
    }
}
