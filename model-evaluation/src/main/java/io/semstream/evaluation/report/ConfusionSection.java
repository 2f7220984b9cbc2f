package io.semstream.evaluation.report;

import io.semstream.evaluation.finding.Findings;
import io.semstream.evaluation.finding.Findings.CategoryFindings;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What was taken for what. */
final class ConfusionSection implements Section {
    @Override
    public String id() {
        return "confusion";
    }

    @Override
    public String title() {
        return "What is taken for what";
    }

    @Override
    public String reading() {
        return "Each row is a true category, each column an answer; the number counts images. The diagonal is right, everything beside it is a confusion. The darker "
                + "a cell, the larger its share of the row.";
    }

    @Override
    public String method() {
        return "Confusion matrix of the likeliest category; doubts are not regarded here.";
    }

    @Override
    public String body(Findings findings) {
        List<String> names = findings.categories().stream().map(CategoryFindings::category).toList();
        StringBuilder table = new StringBuilder("<div class=\"wide\"><table class=\"confusion\">\n<tr><th>true \\ answer</th>");
        names.forEach(name -> table.append("<th class=\"turned\"><span>").append(Html.escape(name)).append("</span></th>"));
        table.append("<th class=\"turned\"><span>all</span></th></tr>\n");
        for (int truth = 0; truth < names.size(); truth++) {
            table.append(row(names.get(truth), truth, findings.confusion()[truth]));
        }
        return table.append("</table></div>\n").toString();
    }

    private static String row(String name, int truth, int[] counts) {
        int all = IntStream.of(counts).sum();
        StringBuilder row = new StringBuilder("<tr><th scope=\"row\">").append(Html.escape(name)).append("</th>");
        for (int answer = 0; answer < counts.length; answer++) {
            double share = all == 0 ? 0 : (double) counts[answer] / all;
            String colour = answer == truth ? "31,111,178" : "217,120,45";
            row.append(String.format(Locale.ROOT, "<td style=\"background:rgba(%s,%.2f)%s\">%s</td>", colour, 0.85 * share,
                    share > 0.6 ? ";color:#fff" : "", counts[answer] == 0 ? "·" : Integer.toString(counts[answer])));
        }
        return row.append("<td>").append(all).append("</td></tr>\n").toString();
    }
}
