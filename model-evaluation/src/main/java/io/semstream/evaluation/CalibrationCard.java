package io.semstream.evaluation;

import io.semstream.evaluation.DataOptions.Choice;
import io.semstream.evaluation.DataOptions.Chosen;
import io.semstream.model.BundleCard;
import io.semstream.model.ModelBundle;
import io.semstream.model.calibration.Calibration;
import io.semstream.model.calibration.HeldOut;
import io.semstream.model.calibration.ScoreCalibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What people should know about a calibration. */
final class CalibrationCard {
    private final ModelBundle old;
    private final Calibration calibration;
    private final HeldOut images;
    private final Chosen chosen;
    private final Optional<ScoreCalibration.Check> check;

    CalibrationCard(ModelBundle old, Calibration calibration, HeldOut images, Chosen chosen, int enough) {
        this.old = old;
        this.calibration = calibration;
        this.images = images;
        this.chosen = chosen;
        this.check = images.groups().stream().distinct().count() < 2
                ? Optional.empty()
                : Optional.of(ScoreCalibration.check(images, calibration.conformal().coverage(), enough));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(images.labels().length + " images of " + images.groups().stream().distinct().count() + " groups, "
                + (chosen.part() == Choice.ALL ? "all of the data set" : "part " + chosen.part() + " of the data set"));
        lines.add(String.format(Locale.ROOT, "temperature %.3f (was %.3f)", calibration.temperature(), old.calibration().temperature()));
        check.ifPresent(found -> lines.add(String.format(Locale.ROOT,
                "promised coverage %.2f; on groups the fit had not seen %.3f, with sets of %.2f categories",
                calibration.conformal().coverage(), found.coverage(), found.meanSize())));
        lines.add(calibration.instruments().isEmpty()
                ? "no instrument has enough images for thresholds of its own"
                : "thresholds of their own: " + String.join(", ", calibration.instruments().keySet()));
        lines.add(calibration.outOfDomain()
                .map(domain -> String.format(Locale.ROOT, "out of domain from a cosine distance of %.4f%s", domain.threshold(),
                        domain.standardisation().isPresent() ? ", embeddings standardised" : ""))
                .orElse("nothing is called out of domain: the network gives no embedding, or all images are of one group"));
        return lines;
    }

    BundleCard card() {
        Map<String, Double> metrics = new TreeMap<>(old.card().metrics());
        metrics.keySet().removeIf(name -> name.contains("prediction-set") || name.startsWith("calibration."));
        metrics.put("calibration.images", (double) images.labels().length);
        check.ifPresent(found -> {
            metrics.put("calibration.unseen-groups.coverage", found.coverage());
            metrics.put("calibration.unseen-groups.set-size", found.meanSize());
        });
        calibration.instruments().keySet().forEach(name -> metrics.put("calibration.instrument." + name + ".images",
                (double) images.instruments().stream().filter(Optional.of(name)::equals).count()));
        return new BundleCard(old.card().description().stripTrailing() + "\n\n## Calibration\n\nFitted anew from " + old.name() + " "
                + old.version() + " (digest `" + old.digest() + "`), data set digest `" + chosen.digest() + "`.\n\n- "
                + String.join("\n- ", lines()) + "\n", old.card().licence(), old.card().trainingDataDigest(), metrics);
    }
}
