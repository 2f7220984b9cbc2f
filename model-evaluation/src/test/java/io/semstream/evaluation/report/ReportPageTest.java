package io.semstream.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.semstream.evaluation.finding.Comparison;
import io.semstream.evaluation.finding.Findings;
import io.semstream.evaluation.finding.Findings.Unread;
import io.semstream.evaluation.finding.Judgements;
import io.semstream.evaluation.finding.Summary;
import io.semstream.evaluation.judging.Answer;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ReportPageTest {
    private static final Instant MADE = Instant.parse("2026-11-21T20:00:00Z");
    private final Summary summary = new Summary(Judgements.bundle("1"), Judgements.sixty(), 1);
    private final List<Answer> strange = List.of(Judgements.judged(400, 0, 0, 0.9, "x"));
    private final Findings findings = summary.findings(List.of(summary.strangers("ood <&>", strange)),
            List.of(Summary.robustness("unchanged", "as it is", Judgements.CATEGORIES, Judgements.sixty(), Judgements.sixty())
                    .orElseThrow()),
            2);
    private final Pictures pictures = new Pictures(new byte[]{1}, new byte[]{2}, new byte[]{3}, "occlusion map");

    @Test
    void needsNothingButItself() {
        String page = page(List.of(findings), Optional.empty());
        assertThat(page).doesNotContain("<script", "<link", "url(", "@import", "http:", "https:");
        Matcher sources = Pattern.compile("(?:src|href)=\"([^\"]{0,12})").matcher(page);
        while (sources.find()) {
            assertThat(sources.group(1)).matches(value -> value.startsWith("data:image/") || value.startsWith("#"));
        }
        assertThat(page).contains("data:image/jpeg;base64,AQ==", "data:image/png;base64,Ag==", "data:image/png;base64,Aw==");
    }

    /** A page whose tags all close is read alike by every browser. */
    @Test
    void everyTagIsClosedAndEveryNameEscaped() throws Exception {
        String page = page(List.of(findings), Optional.empty());
        assertThat(page).contains("ood &lt;&amp;&gt;");
        String xml = page.replaceFirst("<!DOCTYPE html>", "").replaceAll("<(meta|img|br)([^>]*)>", "<$1$2/>").replace("\n<br", "\n<br");
        assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)))
                .getElementsByTagName("section")
                .getLength()).isEqualTo(9);
    }

    @Test
    void everyChapterSaysHowToReadItAndWhereItComesFrom() {
        String page = page(List.of(findings), Optional.empty());
        assertThat(count(page, "class=\"read\"")).isEqualTo(9);
        assertThat(count(page, "class=\"method\"")).isEqualTo(9);
        assertThat(count(page, "<svg")).isEqualTo(5);
        assertThat(page).contains("Wilson", "Guo et al.", "Sadinle", "Zhou et al.", "75.0 %", "21 November 2026");
    }

    @Test
    void twoBundlesStandSideBySide() {
        Summary other = new Summary(Judgements.bundle("2"), Judgements.sixty(), 1);
        Comparison comparison = Comparison.of("tiny 1", summary.verdicts(), "tiny 2", other.verdicts(), 1);
        String page = page(List.of(findings, other.findings(List.of(), List.of(), 2)), Optional.of(comparison));
        assertThat(page).contains("<body class=\"two\">", "<h3>tiny 1</h3>", "<h3>tiny 2</h3>", "cannot be told apart");
    }

    @Test
    void unreadFilesAreNamed() {
        List<Answer> more = new java.util.ArrayList<>(Judgements.sixty());
        more.add(new Answer.Unusable(Judgements.judged(99, 0, 0, 0.9, "x").subject(), "TRUNCATED", "cut off"));
        Findings found = new Summary(Judgements.bundle("1"), more, 1).findings(List.of(), List.of(), 0);
        assertThat(page(List.of(found), Optional.empty())).contains("1 files could not be judged", "image-99: cut off");
        assertThat(found.unread()).containsExactly(new Unread("image-99", "TRUNCATED", "cut off"));
    }

    @Test
    void theJsonHoldsTheSameNumbers() throws IOException {
        JsonNode json = JsonMapper.builder().build().readTree(ReportJson.of(report(List.of(findings), Optional.empty())));
        assertThat(json.path("format").asInt()).isEqualTo(1);
        assertThat(json.path("made").asText()).isEqualTo("2026-11-21T20:00:00Z");
        JsonNode bundle = json.path("bundles").path(0);
        assertThat(bundle.path("accuracy").path("value").asDouble()).isEqualTo(0.75);
        assertThat(bundle.path("accuracy").path("interval").path("low").asDouble()).isPositive();
        assertThat(bundle.path("confusion").path(0).size()).isEqualTo(3);
        assertThat(bundle.path("mistakes").size()).isEqualTo(2);
        assertThat(bundle.path("bundle").path("digest").asText()).isEqualTo("digest of 1");
        assertThat(json.path("comparison").isNull()).isTrue();
    }

    private String page(List<Findings> bundles, Optional<Comparison> comparison) {
        return new ReportPage(report(bundles, comparison), Map.of("digest of 1", Map.of("image-56", pictures))).html();
    }

    private static Report report(List<Findings> bundles, Optional<Comparison> comparison) {
        return new Report(MADE, "some data", "abc", "part TEST", List.of("a caution"), bundles, comparison);
    }

    private static int count(String page, String part) {
        return page.split(Pattern.quote(part), -1).length - 1;
    }
}
