package io.semstream.trainer;

import io.semstream.model.BundleCard;
import io.semstream.model.BundleContent;
import io.semstream.model.calibration.Calibration;
import io.semstream.model.calibration.Conformal;
import io.semstream.model.calibration.OutOfDomain;
import io.semstream.model.calibration.QualityLimits;
import io.semstream.model.calibration.Temperature;
import io.semstream.model.network.InputContract;
import io.semstream.model.network.LinearHead;
import io.semstream.model.network.OutputKind;
import io.semstream.trainer.training.Objective;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Trains a linear head on examples and calibrates it on sources it has not seen. */
final class HeadTrainer {
    /** Share of images of unseen but known kinds that must not be called unknown. */
    private static final double KNOWN_SHARE = 0.95;
    /** Far outside what any real training image shows: nothing sharp left, more than half black or white, or next to no contrast. */
    static final QualityLimits QUALITY = new QualityLimits(0.07, 0.5, 0.05, 2.0, 0.2);

    private final List<String> categories;
    private final double coverage;
    private final double renderedWeight;
    private final Consumer<String> progress;

    HeadTrainer(List<String> categories, double coverage, double renderedWeight, Consumer<String> progress) {
        this.categories = List.copyOf(categories);
        this.coverage = coverage;
        this.renderedWeight = renderedWeight;
        this.progress = progress;
    }

    /** A head that is ready to be packed, and what was found out about it. */
    record Result(LinearHead head, Calibration calibration, Judgement judgement, Objective objective, Map<String, Double> metrics) {
        BundleContent bundle(String name, String version, List<String> categories, InputContract input, Path backbone, BundleCard card) {
            return new BundleContent(name, version, categories, input, OutputKind.EMBEDDING, backbone, Optional.of(head), calibration,
                    card);
        }
    }

    /**
     * Chooses the objective by accuracy and macro recall on unseen sources, then trains on everything.
     *
     * @param folds
     *            sources that judge together, each set by a head that saw none of them
     */
    Result train(Embeddings embeddings, List<Set<String>> folds) throws IOException {
        List<Objective> objectives = Objective.candidates();
        List<Judgement> judgements = new UnseenSources(new LinearFit(renderedWeight, objectives), categories.size(), folds)
                .judge(embeddings);
        int best = 0;
        for (int k = 0; k < objectives.size(); k++) {
            Judgement candidate = judgements.get(k);
            progress.accept(String.format(Locale.ROOT, "%s: accuracy %.3f, macro recall %.3f on unseen sources", objectives.get(k),
                    candidate.accuracy(), candidate.macroRecall()));
            best = merit(candidate) > merit(judgements.get(best)) ? k : best;
        }
        Judgement judgement = judgements.get(best);
        List<Example> examples = embeddings.without(Set.of());
        LinearHead head = new LinearFit(renderedWeight, List.of(objectives.get(best))).fit(examples, categories.size()).getFirst();
        Calibration calibration = calibrate(judgement, examples);
        return new Result(head, calibration, judgement, objectives.get(best), metrics(judgement));
    }

    private static double merit(Judgement judgement) {
        return judgement.accuracy() + judgement.macroRecall();
    }

    private Calibration calibrate(Judgement judgement, List<Example> examples) {
        double temperature = Temperature.fit(judgement.logits(), judgement.labels());
        Conformal conformal = Conformal.fit(judgement.scores(temperature), judgement.labels(), coverage);
        OutOfDomain domain = UnseenSources.domain(examples).withThreshold(judgement.distanceQuantile(KNOWN_SHARE));
        return new Calibration(temperature, conformal, Optional.of(domain), QUALITY);
    }

    private Map<String, Double> metrics(Judgement judgement) {
        Map<String, Double> metrics = new TreeMap<>();
        metrics.put("unseen-sources.images", (double) judgement.verdicts().size());
        metrics.put("unseen-sources.accuracy", judgement.accuracy());
        metrics.put("unseen-sources.macro-recall", judgement.macroRecall());
        judgement.sets(coverage).ifPresent(sets -> {
            metrics.put("unseen-sources.prediction-set.mean-size", sets.meanSize());
            metrics.put("unseen-sources.prediction-set.coverage", sets.coverage());
        });
        judgement.perCategory().forEach(
                (category, count) -> metrics.put("unseen-sources.recall." + categories.get(category), count[0] / (double) count[1]));
        return metrics;
    }
}
