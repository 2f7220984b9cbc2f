package io.semstream.trainer;

import io.semstream.model.calibration.OutOfDomain;
import io.semstream.model.network.LinearHead;
import java.util.ArrayList;
import java.util.List;

/** Leave-one-source-out: every real image is judged by a head that was trained without its source. */
final class UnseenSources {
    private static final double ANY_QUANTILE = 0.98;

    private final LogisticRegression regression;
    private final int categories;

    UnseenSources(LogisticRegression regression, int categories) {
        this.regression = regression;
        this.categories = categories;
    }

    /** Each judge learns only from the first views turned as the rest; the image itself is judged as it is. */
    Judgement judge(List<Example> examples) {
        List<Judgement.Verdict> verdicts = new ArrayList<>();
        for (String source : examples.stream().filter(Example::real).map(Example::source).distinct().sorted().toList()) {
            List<Example> known = examples.stream().filter(example -> !example.source().equals(source)).toList();
            LinearHead head = regression.fit(known, categories);
            OutOfDomain domain = domain(known);
            examples.stream().filter(example -> example.judges() && example.source().equals(source))
                    .forEach(example -> verdicts
                            .add(new Judgement.Verdict(example, head.logits(example.embedding()), domain.distance(example.embedding()))));
        }
        return new Judgement(verdicts);
    }

    static OutOfDomain domain(List<Example> examples) {
        return OutOfDomain.fit(examples.stream().map(Example::embedding).toArray(float[][]::new),
                examples.stream().mapToInt(Example::category).toArray(), ANY_QUANTILE);
    }
}
