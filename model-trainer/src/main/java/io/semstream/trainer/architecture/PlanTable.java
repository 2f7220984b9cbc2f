package io.semstream.trainer.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A plan for people: every layer with what it gives and how much it learns. */
public final class PlanTable {
    private PlanTable() {}

    /** Lines of text, for grey images of this size. */
    public static List<String> lines(Plan plan, int height, int width) {
        Map<String, FeatureShape> shapes = plan.shapes(height, width);
        List<String> lines = new ArrayList<>();
        lines.add(row("layer", "operation", "output", "parameters"));
        lines.add(row(Plan.INPUT, "grey, 0 to 1", Objects.requireNonNull(shapes.get(Plan.INPUT)), ""));
        for (Layer layer : plan.layers()) {
            lines.add(row(layer.name(), layer.operation().describe(), Objects.requireNonNull(shapes.get(layer.name())),
                    layer.parameters() == 0 ? "" : grouped(layer.parameters())));
        }
        lines.add(plan.name() + ": " + grouped(plan.parameters()) + " parameters in " + plan.layers().size() + " layers");
        return lines;
    }

    private static String row(String name, String operation, Object output, String parameters) {
        return String.format(Locale.ROOT, "%-44s %-34s %-16s %12s", name, operation, output, parameters).stripTrailing();
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
