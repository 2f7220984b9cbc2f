package io.semstream.trainer.alignment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Errors of several methods over the steps of one condition. */
final class Curves {
    private static final List<String> COLOURS = List.of("#1f77b4", "#d95f02");
    private static final int WIDTH = 380;
    private static final int HEIGHT = 200;
    private static final int LEFT = 44;
    private static final int TOP = 26;
    /** What clean frames must stay below. */
    private static final double PROMISED = 0.05;

    private final String title;
    private final List<Double> steps;
    private final Map<String, List<Double>> errors = new LinkedHashMap<>();

    Curves(String title, List<Double> steps) {
        this.title = title;
        this.steps = List.copyOf(steps);
    }

    static String colour(int method) {
        return COLOURS.get(method % COLOURS.size());
    }

    void add(String method, List<Double> values) {
        errors.put(method, values);
    }

    String svg() {
        double top = Math.max(0.1, errors.values().stream().flatMap(List::stream).mapToDouble(Double::doubleValue).max().orElse(0) * 1.4);
        StringBuilder svg = new StringBuilder(String.format(Locale.ROOT,
                "<svg width='%d' height='%d' font-size='12' font-family='sans-serif'><text x='%d' y='16' font-size='13'>%s</text>"
                        + "<rect x='%d' y='%d' width='%d' height='%d' fill='none' stroke='#999'/>",
                WIDTH + LEFT + 30, HEIGHT + TOP + 24, LEFT, title, LEFT, TOP, WIDTH, HEIGHT));
        for (int i = 0; i < steps.size(); i++) {
            svg.append(String.format(Locale.ROOT, "<text x='%.0f' y='%d' text-anchor='middle'>%s</text>", x(i), TOP + HEIGHT + 16,
                    steps.get(i)));
        }
        svg.append(String.format(Locale.ROOT, "<line x1='%d' y1='%.1f' x2='%d' y2='%.1f' stroke='#888' stroke-dasharray='4'/>", LEFT,
                y(PROMISED, top), LEFT + WIDTH, y(PROMISED, top)));
        for (double tick : List.of(0.0, PROMISED, top)) {
            svg.append(String.format(Locale.ROOT, "<text x='%d' y='%.0f' text-anchor='end'>%.2f</text>", LEFT - 5, y(tick, top) + 4, tick));
        }
        List<String> names = new ArrayList<>(errors.keySet());
        names.forEach(name -> append(svg, name, names.indexOf(name), top));
        return svg.append("</svg>\n").toString();
    }

    private void append(StringBuilder svg, String name, int index, double top) {
        List<Double> values = errors.getOrDefault(name, List.of());
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(i), y(values.get(i), top)));
            svg.append(String.format(Locale.ROOT, "<circle cx='%.1f' cy='%.1f' r='4' fill='%s'/>", x(i), y(values.get(i), top),
                    colour(index)));
        }
        svg.append("<polyline points='").append(points).append("' fill='none' stroke-width='2' stroke='").append(colour(index))
                .append("'/>");
        svg.append(String.format(Locale.ROOT, "<text x='%d' y='%d' fill='%s'>%s</text>", LEFT + 12, TOP + 18 + 16 * index, colour(index),
                name));
    }

    private double x(int step) {
        return LEFT + 24 + (WIDTH - 48.0) * step / Math.max(1, steps.size() - 1);
    }

    private static double y(double error, double top) {
        return TOP + HEIGHT * (1 - error / top);
    }
}
