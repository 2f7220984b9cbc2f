package io.semstream.trainer;

import io.semstream.trainer.training.Confusion;
import io.semstream.trainer.training.Hyperparameters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a trained network's bundle says of itself. */
final class NetworkCard {
    private final List<String> categories;
    private final NetworkTraining.Result result;
    private final Hyperparameters settings;
    private final String network;
    private final String digest;

    NetworkCard(List<String> categories, NetworkTraining.Result result, Hyperparameters settings, String network, String digest) {
        this.categories = categories;
        this.result = result;
        this.settings = settings;
        this.network = network;
        this.digest = digest;
    }

    Map<String, Double> metrics() {
        Confusion confusion = result.fit().confusion();
        Map<String, Double> metrics = new TreeMap<>();
        metrics.put("validation.images", (double) confusion.images());
        metrics.put("validation.accuracy", confusion.accuracy());
        metrics.put("validation.macro-f1", confusion.macroF1());
        metrics.put("validation.prediction-set.mean-size", result.fit().meanSetSize());
        metrics.put("validation.prediction-set.coverage", result.fit().setCoverage());
        judged().forEach(k -> metrics.put("validation.recall." + categories.get(k), confusion.recall(k)));
        return metrics;
    }

    private IntStream judged() {
        return IntStream.range(0, categories.size()).filter(k -> result.fit().confusion().images(k) > 0);
    }

    String markdown(String introduction) {
        return introduction.stripTrailing() + String.format(Locale.ROOT,
                """


                        ## Measured

                        On the validation images, which also chose the epoch and fitted temperature and prediction sets. Compare models by numbers on a test part instead.

                        | | |
                        |---|---|
                        | network | %s |
                        | epoch chosen, of | %d, %d |
                        | validation images | %d |
                        | accuracy, macro-F1 | %.3f, %.3f |
                        | mean size of the prediction set, share that holds the truth | %.2f, %.3f |
                        | temperature | %.3f |
                        | training data digest | `%s` |

                        | category | recall | validation images |
                        |---|---|---|
                        %s
                        | setting | |
                        |---|---|
                        %s""",
                network, result.outcome().bestEpoch() + 1, result.outcome().epochs(), result.fit().confusion().images(),
                result.fit().confusion().accuracy(), result.fit().confusion().macroF1(), result.fit().meanSetSize(),
                result.fit().setCoverage(), result.fit().calibration().temperature(), digest, perCategory(), rows());
    }

    private String perCategory() {
        Confusion confusion = result.fit().confusion();
        return judged().mapToObj(k -> String.format(Locale.ROOT, "| %s | %.3f | %d |\n", categories.get(k), confusion.recall(k),
                confusion.images(k))).collect(Collectors.joining());
    }

    private String rows() {
        return settings.settings().entrySet().stream().map(setting -> "| " + setting.getKey() + " | " + setting.getValue() + " |\n")
                .collect(Collectors.joining());
    }
}
