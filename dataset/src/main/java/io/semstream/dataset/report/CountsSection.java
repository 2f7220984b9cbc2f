package io.semstream.dataset.report;

import io.semstream.dataset.DatasetFile;
import io.semstream.dataset.Entry;
import io.semstream.dataset.Part;
import io.semstream.dataset.SplitRule;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many images of each category there are, in which part, and of which kinds. */
final class CountsSection {
    private static final int MOST_KINDS = 8;

    private final DatasetFile dataset;

    CountsSection(DatasetFile dataset) {
        this.dataset = dataset;
    }

    String html() {
        boolean split = dataset.split().isPresent();
        String rows = Counts.perCategory(dataset).stream().map(counts -> row(counts, "", split)).collect(Collectors.joining());
        return "<h2>Categories" + (split ? " and parts" : "") + "</h2>\n" + dataset.split().map(CountsSection::rule).orElse("")
                + "<table><thead><tr><th>category</th><th>images</th><th>sources</th>"
                + (split ? "<th>groups</th><th>training</th><th>validation</th><th>test</th><th>reached</th>" : "<th>share of all</th>")
                + "<th>left out or<br>unreadable</th></tr></thead><tbody>\n" + rows + row(Counts.all(dataset), "all", split)
                + "</tbody></table>\n" + kinds();
    }

    private static String rule(SplitRule rule) {
        String keep = rule.keepTogether().isEmpty() ? "only exact copies" : String.join(", ", rule.keepTogether());
        return String.format(Locale.ROOT,
                "<p>Wanted: %.0f %% training, %.0f %% validation, %.0f %% test. Kept on one side: %s. A group is a set of images connected by these; seed %d.</p>\n",
                100 * rule.train(), 100 * rule.validation(), 100 * rule.test(), Html.text(keep), rule.seed())
                + "<p class=\"key small\"><span><i class=\"train\"></i>training</span><span><i class=\"validation\"></i>validation</span><span><i class=\"test\"></i>test</span></p>\n";
    }

    private String row(Counts counts, String style, boolean split) {
        String parts = split
                ? "<td>" + counts.groups() + "</td>"
                        + Arrays.stream(Part.values()).map(part -> "<td>" + counts.in(part) + "</td>").collect(Collectors.joining())
                        + "<td class=\"bars\">" + bar(counts) + "</td>"
                : "<td class=\"bars\"><div class=\"bar\"><i class=\"train\" style=\"width:" + share(counts) + "%\"></i></div></td>";
        return "<tr class=\"" + style + "\"><td>" + Html.text(counts.category()) + "</td><td>" + counts.usable() + "</td><td>"
                + counts.sources() + "</td>"
                + parts + "<td>" + counts.others() + "</td></tr>\n";
    }

    private String share(Counts counts) {
        long all = dataset.images().stream().filter(Entry::isUsable).count();
        return String.format(Locale.ROOT, "%.1f", all == 0 ? 0 : 100.0 * counts.usable() / all);
    }

    private static String bar(Counts counts) {
        return Arrays.stream(Part.values())
                .map(part -> String.format(Locale.ROOT, "<i class=\"%s\" style=\"width:%.1f%%\" title=\"%.0f %% %s\"></i>",
                        part.label(), 100 * counts.share(part), 100 * counts.share(part), part.label()))
                .collect(Collectors.joining("", "<div class=\"bar\">", "</div>"));
    }

    private String kinds() {
        Map<String, Long> kinds = dataset.images().stream().filter(Entry::isUsable).flatMap(image -> image.frame().stream())
                .map(frame -> frame.width() + " × " + frame.height() + ", " + frame.bitDepth() + " bit")
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        List<String> common = kinds.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_KINDS).map(kind -> kind.getKey() + ": " + kind.getValue()).toList();
        long scaled = dataset.images().stream().filter(Entry::isUsable).flatMap(image -> image.frame().stream())
                .filter(frame -> frame.pixelSizeNm().isPresent()).count();
        return "<p class=\"small faint\">Sizes: " + String.join(" · ", common)
                + Optional.of(kinds.size() - common.size()).filter(more -> more > 0).map(more -> " · and " + more + " other kinds")
                        .orElse("")
                + ". Pixel size known for " + scaled + ".</p>\n";
    }
}
