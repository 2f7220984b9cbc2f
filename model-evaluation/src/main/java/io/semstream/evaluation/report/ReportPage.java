package io.semstream.evaluation.report;

import io.semstream.evaluation.finding.Findings;
import io.semstream.evaluation.finding.Findings.BundleFacts;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One page that shows everything without a network, without other files and without JavaScript. */
public final class ReportPage {
    private static final String STYLE = """
            body{font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;color:#1c2733;background:#f5f7f9;margin:0}
            main{max-width:1080px;margin:0 auto;padding:24px}
            body.two main{max-width:1560px}
            section,header.top{background:#fff;border:1px solid #dfe4e9;border-radius:8px;padding:20px 24px;margin:0 0 18px}
            h1{font-size:1.6em;margin:0 0 .3em}h2{font-size:1.25em;margin:0 0 .4em}h3{font-size:1em;margin:0 0 .5em;color:#1f6fb2}
            nav a{margin-right:1em;color:#1f6fb2}p{margin:.4em 0}
            .read{background:#eef4fa;border-left:4px solid #1f6fb2;padding:8px 12px;margin:0 0 14px}
            .method{color:#5b6875;font-size:.85em;margin-top:12px}
            .verdict{font-size:1.08em;margin-bottom:12px}
            .caution{background:#fff6ec;border-left:4px solid #d9782d;padding:8px 12px;margin:10px 0}
            .bad{color:#b3261e;font-weight:600}
            .side{display:grid;grid-template-columns:minmax(0,1fr);gap:28px}
            body.two .side{grid-template-columns:repeat(2,minmax(0,1fr))}
            svg{width:100%;max-width:620px;display:block;margin:0 0 10px}svg text{font:11.5px system-ui,sans-serif;fill:#37434f}
            .wide{overflow-x:auto}table{border-collapse:collapse;font-size:.92em}
            th,td{padding:4px 10px;border-bottom:1px solid #e4e8ec;text-align:left;vertical-align:bottom}td{font-variant-numeric:tabular-nums;white-space:nowrap}
            th[scope=row]{font-weight:500}small{color:#5b6875}
            .confusion td{text-align:center;min-width:30px;border:1px solid #e4e8ec}
            .turned{height:150px;white-space:nowrap;padding:4px 0;vertical-align:bottom}
            .turned span{writing-mode:vertical-rl;transform:rotate(180deg);font-weight:500}
            .mistakes{display:grid;grid-template-columns:repeat(auto-fill,minmax(420px,1fr));gap:18px}
            .maps{display:grid;grid-template-columns:repeat(3,1fr);gap:6px}figure{margin:0}figure img{width:100%;display:block;border-radius:4px}
            figcaption{font-size:.75em;color:#5b6875;overflow-wrap:anywhere}article p{font-size:.9em;overflow-wrap:anywhere}
            code{background:#eef1f4;padding:0 4px;border-radius:3px}.facts{font-size:.85em;color:#5b6875;overflow-wrap:anywhere}
            @media(max-width:900px){body.two .side{grid-template-columns:minmax(0,1fr)}}
            @media print{body{background:#fff}section{break-inside:avoid;border:none}}
            """;

    private final Report report;
    private final List<Section> sections;

    /**
     * @param pictures
     *            of mistakes, by the digest of the bundle and the name of the image
     */
    public ReportPage(Report report, Map<String, Map<String, Pictures>> pictures) {
        this.report = report;
        this.sections = List.of(new SummarySection(), new CategorySection(), new ConfusionSection(), new ReliabilitySection(),
                new AbstainingSection(), new SetSection(), new StrangerSection(), new RobustnessSection(), new MistakeSection(pictures));
    }

    /** The page as text in UTF-8. */
    public String html() {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>").append(Html.escape(title()))
                .append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body class=\"")
                .append(report.bundles().size() > 1 ? "two" : "one").append("\">\n<main>\n").append(top());
        page.append(section(sections.getFirst()));
        report.comparison().ifPresent(comparison -> page.append(ComparisonPart.markup(comparison)));
        sections.stream().skip(1).forEach(section -> page.append(section(section)));
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private String title() {
        return "Evaluation of " + report.bundles().stream().map(found -> found.bundle().title()).collect(Collectors.joining(" and "));
    }

    private String top() {
        String when = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC).format(report.made());
        String cautions = report.cautions().stream().map(caution -> "<p class=\"caution\">" + Html.escape(caution) + "</p>\n")
                .collect(Collectors.joining());
        String contents = sections.stream().map(section -> "<a href=\"#" + section.id() + "\">" + section.title() + "</a>")
                .collect(Collectors.joining("\n"));
        return "<header class=\"top\"><h1>" + Html.escape(title()) + "</h1>\n<p>How well "
                + (report.bundles().size() > 1 ? "two models tell" : "a model tells")
                + " what electron micrographs show, measured on images whose category people know. Judged on " + Html.escape(report.data())
                + " (" + Html.escape(report.part()) + "), " + when + " UTC.</p>\n" + facts() + cautions + "<nav>" + contents
                + "</nav></header>\n";
    }

    private String facts() {
        return report.bundles().stream().map(Findings::bundle).map(ReportPage::facts).collect(Collectors.joining())
                + "<p class=\"facts\">data set digest " + report.dataDigest() + "</p>\n";
    }

    private static String facts(BundleFacts bundle) {
        return "<p class=\"facts\">bundle " + Html.escape(bundle.title()) + ", " + bundle.categories().size() + " categories, digest "
                + bundle.digest() + ", from " + Html.escape(bundle.folder()) + "</p>\n";
    }

    private String section(Section section) {
        StringBuilder markup = new StringBuilder("<section id=\"").append(section.id()).append("\"><h2>").append(section.title())
                .append("</h2>\n<p class=\"read\">").append(Html.escape(section.reading())).append("</p>\n<div class=\"side\">\n");
        for (Findings findings : report.bundles()) {
            markup.append("<div>").append(report.bundles().size() > 1 ? "<h3>" + Html.escape(findings.bundle().title()) + "</h3>\n" : "")
                    .append(section.body(findings)).append("</div>\n");
        }
        return markup.append("</div>\n<p class=\"method\">").append(Html.escape(section.method())).append("</p></section>\n").toString();
    }
}
