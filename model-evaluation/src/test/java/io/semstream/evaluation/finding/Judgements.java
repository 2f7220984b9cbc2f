package io.semstream.evaluation.finding;

import io.semstream.evaluation.judging.Answer;
import io.semstream.evaluation.judging.Answer.Judged;
import io.semstream.evaluation.judging.Subject;
import io.semstream.model.Ambiguity.Reason;
import io.semstream.model.BundleCard;
import io.semstream.model.BundleContent;
import io.semstream.model.ModelBundle;
import io.semstream.model.calibration.Calibration;
import io.semstream.model.calibration.Conformal;
import io.semstream.model.calibration.OutOfDomain;
import io.semstream.model.calibration.QualityLimits;
import io.semstream.model.network.InputContract;
import io.semstream.model.network.OutputKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/** Answers of a bundle with three categories, as tests need them. */
public final class Judgements {
    public static final List<String> CATEGORIES = List.of("Fibres", "Powder", "Tips");

    private Judgements() {}

    public static ModelBundle bundle(String version) {
        Calibration calibration = new Calibration(1.2, new Conformal(0.9, List.of(0.2, 0.2, 0.2)),
                Map.of("SEM-1", new Conformal(0.9, List.of(0.1, 0.1, 0.1))), Optional.of(new OutOfDomain(new float[][]{{1, 0}}, 0.5)),
                QualityLimits.none());
        BundleContent content = new BundleContent("tiny", version, CATEGORIES, InputContract.grey(8, 8), OutputKind.LOGITS_AND_EMBEDDING,
                Path.of("model.pt"), Optional.empty(), calibration, new BundleCard("", "Apache-2.0", "0", Map.of()));
        return new ModelBundle(Path.of("bundles", version), "digest of " + version, content);
    }

    /** One image; the score of the answer is shared out evenly among the others. */
    public static Judged judged(int number, int truth, int answer, double score, String group) {
        double[] scores = new double[CATEGORIES.size()];
        java.util.Arrays.fill(scores, (1 - score) / 2);
        scores[answer] = score;
        int[] set = score > 0.6 ? new int[]{answer} : IntStream.of(answer, (answer + 1) % 3).toArray();
        Subject subject = new Subject(Path.of("image-" + number), "image-" + number, Optional.of(CATEGORIES.get(truth)), group, group,
                number % 2 == 0 ? Optional.of("SEM-1") : Optional.empty());
        return new Judged(subject, scores, set, set.length > 1 ? Set.of(Reason.BOUNDARY) : Set.of(),
                OptionalDouble.of(0.1 + 0.001 * number),
                new float[0]);
    }

    /** Three in four are right; the wrong ones are unsure. */
    public static List<Answer> sixty() {
        return IntStream.range(0, 60).<Answer>mapToObj(
                i -> i % 4 == 0
                        ? judged(i, i % 3, (i + 1) % 3, 0.5 + 0.001 * i, "group " + i % 10)
                        : judged(i, i % 3, i % 3, 0.9, "group " + i % 10))
                .toList();
    }
}
