package io.semstream.evaluation.report;

import io.semstream.evaluation.finding.Findings;
import io.semstream.evaluation.finding.Findings.Doubted;
import io.semstream.evaluation.finding.Findings.SetFindings;
import io.semstream.evaluation.finding.Findings.Unread;
import java.util.List;
import java.util.stream.Collectors;

/** The few numbers and sentences a reader in a hurry needs. */
final class SummarySection implements Section {
    @Override
    public String id() {
        return "summary";
    }

    @Override
    public String title() {
        return "At a glance";
    }

    @Override
    public String reading() {
        return "Numbers in brackets are where the true value lies with 95 % confidence, were the model judged on many more images like these.";
    }

    @Override
    public String method() {
        return "Macro numbers are plain means over the categories, so that rare ones count as much as frequent ones; their intervals are a bootstrap over groups of images "
                + "(1,000 seeded draws), because images of one source resemble each other. The first interval of the accuracy takes all images as independent (Wilson).";
    }

    @Override
    public String body(Findings findings) {
        var groups = findings.overGroups();
        String table = Html.table(Html.row("images judged", Integer.toString(findings.images()))
                + Html.row("accuracy", Html.percent(findings.accuracy()))
                + Html.row("accuracy, over " + groups.groups() + " groups", Html.percent(groups.accuracy()))
                + Html.row("macro F1", Html.percent(groups.macroF1()))
                + Html.row("macro recall", Html.percent(groups.macroRecall()))
                + Html.row("macro precision", Html.percent(groups.macroPrecision()))
                + Html.row("calibration error (ECE)", Html.number(findings.meanings().error(), 3))
                + Html.row("sets that hold the truth", Html.percent(findings.sets().coverage())));
        return "<div class=\"verdict\">" + sentence(findings) + "</div>\n" + table + unread(findings.unread());
    }

    private static String sentence(Findings findings) {
        SetFindings sets = findings.sets();
        Doubted doubted = findings.doubted();
        boolean kept = sets.coverage().interval().map(range -> range.high() >= sets.promised()).orElse(true);
        return Html.paragraph("Of " + findings.images() + " images, <b>" + Html.percent(findings.accuracy().value())
                + "</b> got their true category as the likeliest one.")
                + Html.paragraph("The model is free of doubt about " + Html.percent(doubted.trusted().value()) + " of them"
                        + doubted.accuracyOfTrusted()
                                .map(right -> ", and there it is right " + Html.percent(right.value()) + " of the time")
                                .orElse("")
                        + ".")
                + Html.paragraph("The promise that " + Html.percent(sets.promised()) + " of the prediction sets hold the truth is "
                        + (kept ? "kept" : "<b>not kept</b>") + " on these images (" + Html.percent(sets.coverage().value())
                        + "), with sets of " + Html.number(sets.meanSize(), 1) + " categories on average.");
    }

    private static String unread(List<Unread> unread) {
        if (unread.isEmpty()) {
            return "";
        }
        String lines = unread.stream().limit(50)
                .map(image -> "<li>" + Html.escape(image.image() + ": " + image.message()) + "</li>").collect(Collectors.joining("\n"));
        String more = unread.size() > 50 ? "<li>and " + (unread.size() - 50) + " more, see the JSON</li>" : "";
        return "<div class=\"caution\"><p>" + unread.size() + " files could not be judged and are counted nowhere:</p><ul>" + lines + more
                + "</ul></div>\n";
    }
}
