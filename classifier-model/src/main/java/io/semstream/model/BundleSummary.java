package io.semstream.model;

import io.semstream.model.calibration.Calibration;
import io.semstream.model.calibration.Conformal;
import io.semstream.model.calibration.QualityLimits;
import io.semstream.model.network.InputContract;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What a bundle is, in words. */
public final class BundleSummary {
    private static final int DIGEST_DIGITS = 12;

    private final ModelBundle bundle;

    private BundleSummary(ModelBundle bundle) {
        this.bundle = bundle;
    }

    /** A line for each thing to know, the most important first. */
    public static List<String> of(ModelBundle bundle) throws IOException {
        var summary = new BundleSummary(bundle);
        List<String> lines = new ArrayList<>();
        lines.add("%s %s, digest %s, licence %s".formatted(bundle.name(), bundle.version(), shortened(bundle.digest()),
                bundle.card().licence()));
        lines.add(bundle.categories().size() + " categories: " + String.join(", ", bundle.categories()));
        lines.add(summary.network());
        lines.add(summary.scores());
        lines.add(summary.domain());
        lines.add(summary.quality());
        bundle.content().alignment().ifPresent(alignment -> lines.add("Alignment is measured by " + alignment.method().name() + " "
                + alignment.method().version() + " for " + String.join(", ", alignment.categories())));
        String digest = bundle.card().trainingDataDigest();
        lines.add(digest.isEmpty() ? "What it was trained on is not stated" : "Trained on the data with digest " + shortened(digest));
        bundle.card().metrics().forEach((name, value) -> lines.add(String.format(Locale.ROOT, "  %s %.4g", name, value)));
        return lines;
    }

    private String network() throws IOException {
        InputContract input = bundle.input();
        String scale = switch (input.sampleType()) {
            case UINT8 -> "0 to 255";
            case FLOAT32 -> input.normalisation()
                    .map(n -> String.format(Locale.ROOT, "0 to 1, less %.4g and divided by %.4g", n.mean(), n.deviation()))
                    .orElse("0 to 1");
        };
        String output = switch (bundle.output()) {
            case EMBEDDING -> "an embedding of " + bundle.head().orElseThrow().dimensions() + " numbers, of which the head makes logits";
            case LOGITS -> "logits";
            case LOGITS_AND_EMBEDDING -> "logits and an embedding";
        };
        return String.format(Locale.ROOT, "The network (%s) takes grey images of %d x %d, %s, and gives %s",
                size(Files.size(bundle.model())),
                input.width(), input.height(), scale, output);
    }

    private static String size(long bytes) {
        return bytes < 1_000_000 ? Math.ceilDiv(bytes, 1000) + " kB" : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private String scores() {
        Calibration calibration = bundle.calibration();
        Conformal conformal = calibration.conformal();
        if (conformal.excludesNothing()) {
            return String.format(Locale.ROOT,
                    "Not calibrated (temperature %.3g): every category is in every prediction set, so that every image is left to people."
                            + " Calibrate it by ./semstream calibrate --bundle %s --data DATASET --out NEWDIR",
                    calibration.temperature(),
                    bundle.directory());
        }
        return String.format(Locale.ROOT,
                "Calibrated: temperature %.3g; on images like those it was calibrated with, the prediction set holds the truth"
                        + " at least as often as %s (least scores %.3g to %.3g)",
                calibration.temperature(), conformal.coverage(),
                Collections.min(conformal.thresholds()), Collections.max(conformal.thresholds()));
    }

    private String domain() {
        return bundle.calibration().outOfDomain()
                .map(domain -> String.format(Locale.ROOT,
                        "OUT_OF_DOMAIN from a cosine distance of %.3g on to the nearest of %d reference points",
                        domain.threshold(), domain.references().length))
                .orElse("Nothing is ever called OUT_OF_DOMAIN: it has no reference points");
    }

    private String quality() {
        QualityLimits limits = bundle.calibration().quality();
        if (limits.equals(QualityLimits.none())) {
            return "Nothing is ever called LOW_QUALITY";
        }
        return String.format(Locale.ROOT,
                "LOW_QUALITY with sharpness below %s, more than %s saturated, dynamic range below %s, entropy below %s bits"
                        + " or structure below %s",
                limits.minSharpness(), limits.maxSaturatedFraction(), limits.minDynamicRange(),
                limits.minEntropy(), limits.minStructure());
    }

    private static String shortened(String digest) {
        return digest.substring(0, Math.min(DIGEST_DIGITS, digest.length()));
    }
}
