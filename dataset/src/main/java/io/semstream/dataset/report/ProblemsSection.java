package io.semstream.dataset.report;

import io.semstream.dataset.inspection.Findings;
import io.semstream.dataset.inspection.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What was found, kind by kind, with what to do. */
final class ProblemsSection {
    private static final int MOST_OF_A_KIND = 500;

    private final Findings findings;

    ProblemsSection(Findings findings) {
        this.findings = findings;
    }

    String html() {
        String kinds = Arrays.stream(Problem.Kind.values()).filter(kind -> !findings.of(kind).isEmpty()).map(this::kind)
                .collect(Collectors.joining());
        return "<h2>What was found</h2>\n" + (kinds.isEmpty() ? "<p>Nothing.</p>\n" : kinds);
    }

    private String kind(Problem.Kind kind) {
        List<Problem> all = findings.of(kind);
        String items = all.stream().limit(MOST_OF_A_KIND).map(ProblemsSection::item).collect(Collectors.joining());
        String more = all.size() > MOST_OF_A_KIND
                ? "<p class=\"small\">and " + (all.size() - MOST_OF_A_KIND) + " more: semstream dataset check tells all</p>"
                : "";
        return "<details" + (kind.prevents() ? " class=\"prevents\" open" : "") + "><summary><span class=\"mark\">" + all.size()
                + (kind.prevents() ? " !" : "")
                + "</span> " + kind.title() + "</summary>\n<p class=\"small\">What to do: " + Html.text(kind.advice()) + ".</p>\n<ul>"
                + items + "</ul>" + more
                + "</details>\n";
    }

    private static String item(Problem problem) {
        return "<li><span class=\"path\">" + problem.subjects().stream().map(Html::text).collect(Collectors.joining("<br>"))
                + "</span> <span class=\"faint small\">" + Html.text(problem.what()) + "</span></li>\n";
    }
}
