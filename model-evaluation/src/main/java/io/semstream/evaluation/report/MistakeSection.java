package io.semstream.evaluation.report;

import io.semstream.evaluation.finding.Findings;
import io.semstream.evaluation.finding.Findings.Mistake;
import java.util.Map;
import java.util.Optional;

/** The wrong answers the model was surest of. */
final class MistakeSection implements Section {
    /** By digest of the bundle and name of the image. */
    private final Map<String, Map<String, Pictures>> pictures;

    MistakeSection(Map<String, Map<String, Pictures>> pictures) {
        this.pictures = pictures;
    }

    @Override
    public String id() {
        return "mistakes";
    }

    @Override
    public String title() {
        return "The worst mistakes";
    }

    @Override
    public String reading() {
        return "Wrong answers by falling score. Bright spots in the second picture speak for the wrong answer, in the third for the true category; what stays grey speaks for "
                + "neither. If the spots lie on scratches, dust or lettering, the model has learned the wrong thing; if they lie on the specimen, the label may be worth a second look.";
    }

    @Override
    public String method() {
        return "Class activation maps (Zhou et al., CVPR 2016) for networks that end in a global average pooling, else occlusion sensitivity (Zeiler and Fergus, ECCV "
                + "2014); colours: inferno (van der Walt and Smith, 2015). Each map is scaled to its own strongest spot.";
    }

    @Override
    public String body(Findings findings) {
        if (findings.mistakes().isEmpty()) {
            return Html.paragraph("None.");
        }
        Map<String, Pictures> own = pictures.getOrDefault(findings.bundle().digest(), Map.of());
        StringBuilder cards = new StringBuilder("<div class=\"mistakes\">\n");
        findings.mistakes().forEach(mistake -> cards.append(card(mistake, Optional.ofNullable(own.get(mistake.image())))));
        return cards.append("</div>\n").toString();
    }

    private static String card(Mistake mistake, Optional<Pictures> pictures) {
        String shown = pictures.map(found -> "<div class=\"maps\"><figure>" + Pictures.image("jpeg", found.jpeg(), "the image")
                + "<figcaption>the image</figcaption></figure><figure>"
                + Pictures.image("png", found.forAnswer(), found.method() + " for " + mistake.answer()) + "<figcaption>for "
                + Html.escape(mistake.answer()) + "</figcaption></figure><figure>"
                + Pictures.image("png", found.forTruth(), found.method() + " for " + mistake.truth()) + "<figcaption>for "
                + Html.escape(mistake.truth()) + "</figcaption></figure></div>").orElse("");
        return "<article>" + shown + "<p><b>" + Html.escape(mistake.truth()) + "</b> taken for <b>" + Html.escape(mistake.answer())
                + "</b>, score " + Html.percent(mistake.score()) + "; the truth got " + Html.percent(mistake.scoreOfTruth()) + ". "
                + (mistake.doubted()
                        ? "The answer carried a doubt, so people would have seen it."
                        : "<span class=\"bad\">The answer carried no doubt.</span>")
                + "<br><small>" + Html.escape(mistake.image()) + pictures.map(found -> " · " + found.method()).orElse("")
                + "</small></p></article>\n";
    }
}
