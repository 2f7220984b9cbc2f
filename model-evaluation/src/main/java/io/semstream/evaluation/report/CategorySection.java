package io.semstream.evaluation.report;

import io.semstream.evaluation.finding.Findings;
import io.semstream.evaluation.finding.Findings.CategoryFindings;
import io.semstream.evaluation.statistics.Estimate;
import java.util.List;
import java.util.Optional;

/** Precision, recall and F1 of each category. */
final class CategorySection implements Section {
    private static final int FEW = 10;

    @Override
    public String id() {
        return "categories";
    }

    @Override
    public String title() {
        return "Category by category";
    }

    @Override
    public String reading() {
        return "Recall answers “of the images of this category, how many were recognised?”; precision answers “when the model says this category, how often is "
                + "it right?”. A dot is what was measured, the line around it is where the true value lies with 95 % confidence: the fewer images, the longer the line. "
                + "Two categories whose lines overlap much cannot be told apart by this data set.";
    }

    @Override
    public String method() {
        return "Intervals of recall and precision: Wilson (1927), as if all images were independent; images of one source resemble each other, so with few sources "
                + "the truth is wider. F1 is the harmonic mean of both; its interval is a bootstrap over groups of images (Efron 1979).";
    }

    @Override
    public String body(Findings findings) {
        List<CategoryFindings> categories = findings.categories();
        Chart chart = Chart.rows("recall and precision of each category", categories.size());
        StringBuilder rows = new StringBuilder(Html.header("category", "images", "groups", "recall", "precision", "F1"));
        for (int i = 0; i < categories.size(); i++) {
            CategoryFindings found = categories.get(i);
            chart.name(i, found.category());
            draw(chart, chart.row(i) + 4.0 / (categories.size() * 24), found.recall(), Chart.BLUE, "recall");
            draw(chart, chart.row(i) - 4.0 / (categories.size() * 24), found.precision(), Chart.ORANGE, "precision");
            rows.append(Html.row(found.category(), Integer.toString(found.images()), Integer.toString(found.groups()),
                    Html.percent(found.recall()), Html.percent(found.precision()), Html.percent(found.f1())));
        }
        return "<p class=\"key\"><span style=\"color:" + Chart.BLUE + "\">●</span> recall <span style=\"color:" + Chart.ORANGE
                + "\">●</span> precision</p>\n" + chart.markup() + Html.table(rows.toString()) + warning(categories);
    }

    private static void draw(Chart chart, double y, Optional<Estimate> estimate, String colour, String what) {
        estimate.ifPresent(found -> {
            found.interval().ifPresent(range -> chart.line(range.low(), y, range.high(), y, colour, 2, ""));
            chart.dot(found.value(), y, 4, colour, what + " " + Html.percent(found.value()) + " of " + found.count());
        });
    }

    private static String warning(List<CategoryFindings> categories) {
        List<String> few = categories.stream().filter(found -> found.images() > 0 && found.images() < FEW).map(CategoryFindings::category)
                .toList();
        List<String> none = categories.stream().filter(found -> found.images() == 0).map(CategoryFindings::category).toList();
        return (few.isEmpty()
                ? ""
                : "<p class=\"caution\">Fewer than " + FEW + " images: " + Html.escape(String.join(", ", few))
                        + ". Read the interval, not the number.</p>\n")
                + (none.isEmpty()
                        ? ""
                        : "<p class=\"caution\">No image at all: " + Html.escape(String.join(", ", none))
                                + ". Nothing is known about them; means are over the other categories.</p>\n");
    }
}
