package io.semstream.evaluation.report;

import io.semstream.evaluation.finding.Findings;
import io.semstream.evaluation.finding.Findings.Strangers;

/** Images that belong to no category. */
final class StrangerSection implements Section {
    @Override
    public String id() {
        return "out-of-domain";
    }

    @Override
    public String title() {
        return "Images that belong nowhere";
    }

    @Override
    public String reading() {
        return "These folders hold images of none of the categories; the model should not be sure of them. AUROC is the probability that such an image lies farther from all "
                + "training images than one of the data set: 1 tells them apart perfectly, 0.5 is guessing. “Flagged” is the share beyond the bundle's limit. Files that "
                + "cannot be read never reach the model: they are rejected with a reason, which is right for what is no image.";
    }

    @Override
    public String method() {
        return "Cosine distance of the embedding to the nearest reference point (after Sun et al., ICML 2022); interval of the AUROC: Hanley and McNeil (1982).";
    }

    @Override
    public String body(Findings findings) {
        if (findings.strangers().isEmpty()) {
            return Html.paragraph("No folder of such images was given (<code>--out-of-domain DIR</code>).") + known(findings);
        }
        StringBuilder rows = new StringBuilder(
                Html.header("folder", "files", "rejected as unreadable", "AUROC", "flagged out of domain", "carry any doubt"));
        for (Strangers strangers : findings.strangers()) {
            rows.append(Html.row(strangers.folder(), Integer.toString(strangers.images()),
                    Integer.toString(strangers.unreadable().size()), Html.plain(strangers.auroc()), Html.percent(strangers.flagged()),
                    Html.percent(strangers.doubted())));
        }
        return Html.table(rows.toString()) + known(findings);
    }

    private static String known(Findings findings) {
        return Html.paragraph(findings.known().flagged()
                .map(flagged -> "For comparison: " + Html.percent(flagged) + " of the data set's own images are flagged out of domain.")
                .orElse("This bundle measures no distance, so it flags nothing as out of domain."));
    }
}
