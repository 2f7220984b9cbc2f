package io.semstream.trainer;

import io.semstream.model.calibration.OutOfDomain;
import io.semstream.model.network.LinearHead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Every real image that judges is judged by a head that was trained without its source. */
final class UnseenSources {
    /** Up to here each source is left out by itself; of more, a fifth of the sources is held back once, because each fold is a whole training. */
    private static final int FEW = 40;
    private static final int HELD_BACK = 5;
    private static final double ANY_QUANTILE = 0.98;

    private final LinearFit fit;
    private final int categories;
    private final List<Set<String>> folds;

    /**
     * @param folds
     *            sets of sources, each judged by a head that saw none of them
     */
    UnseenSources(LinearFit fit, int categories, List<Set<String>> folds) {
        this.fit = fit;
        this.categories = categories;
        this.folds = folds;
    }

    /** Each source by itself, or of many a fifth of each category's. */
    static List<Set<String>> folds(List<? extends Sourced<?>> images) {
        List<String> sources = images.stream().filter(Sourced::real).map(Sourced::source).distinct().sorted().toList();
        if (sources.size() <= FEW) {
            return sources.stream().map(Set::of).toList();
        }
        Set<String> held = images.stream().filter(Sourced::real).collect(Collectors.groupingBy(Sourced::category)).values().stream()
                .flatMap(members -> {
                    List<String> own = members.stream().map(Sourced::source).distinct()
                            .sorted(Comparator.comparingLong((String source) -> new Random(source.hashCode()).nextLong())).toList();
                    return own.subList(0, own.size() / HELD_BACK).stream();
                }).collect(Collectors.toSet());
        return List.of(held);
    }

    /** What each of the fit's heads says, in their order. Each judge learns only from the first views turned as the rest; the image itself is judged as it is. */
    List<Judgement> judge(Embeddings embeddings) throws IOException {
        List<List<Judgement.Verdict>> verdicts = new ArrayList<>();
        for (Set<String> unseen : folds) {
            List<Example> examples = embeddings.without(unseen);
            List<Example> known = examples.stream().filter(example -> !unseen.contains(example.source())).toList();
            List<Example> judged = examples.stream().filter(example -> example.judges() && unseen.contains(example.source())).toList();
            OutOfDomain domain = domain(known);
            double[] distances = judged.stream().mapToDouble(example -> domain.distance(example.embedding())).toArray();
            List<LinearHead> heads = fit.fit(known, categories);
            for (int k = 0; k < heads.size(); k++) {
                if (k == verdicts.size()) {
                    verdicts.add(new ArrayList<>());
                }
                verdicts.get(k).addAll(verdicts(heads.get(k), judged, distances));
            }
        }
        return verdicts.stream().map(Judgement::new).toList();
    }

    private static List<Judgement.Verdict> verdicts(LinearHead head, List<Example> judged, double[] distances) {
        return IntStream.range(0, judged.size())
                .mapToObj(i -> new Judgement.Verdict(judged.get(i), head.logits(judged.get(i).embedding()), distances[i])).toList();
    }

    /** Compares standardised embeddings: with few sources, single dimensions outshine the others and everything looks near. Its limit is to be set by images of sources apart. */
    static OutOfDomain domain(List<Example> examples) {
        float[][] embeddings = examples.stream().map(Example::embedding).toArray(float[][]::new);
        return OutOfDomain.fitStandardised(embeddings, examples.stream().mapToInt(Example::category).toArray(), embeddings, ANY_QUANTILE);
    }
}
