package io.semstream.trainer;

import io.semstream.dataset.LabelledImage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The measured part of a bundle's card. */
final class Card {
    private final List<String> categories;
    private final HeadTrainer.Result result;
    private final List<LabelledImage> images;
    private final String rendered;
    private final String backbone;
    private final String digest;

    Card(List<String> categories, HeadTrainer.Result result, List<LabelledImage> images, String rendered, String backbone, String digest) {
        this.categories = categories;
        this.result = result;
        this.images = images;
        this.rendered = rendered;
        this.backbone = backbone;
        this.digest = digest;
    }

    String markdown(String introduction) {
        return introduction.stripTrailing()
                + """


                        ## Measured

                        %s

                        | | |
                        |---|---|
                        | real images, sources | %d, %d |
                        | rendered images for each category | %s |
                        | network below the head | %s |
                        | accuracy on unseen sources | %.3f |
                        | macro recall on unseen sources | %.3f |
                        | mean size of the prediction set, its limit set by other sources | %.2f |
                        | such sets that hold the truth (promised: %.2f) | %.3f |
                        | temperature | %.3f |
                        | head, the best of ten on these images | %s |
                        | training data digest | `%s` |

                        | category | right of judged | sources |
                        |---|---|---|
                        %s"""
                        .formatted(judging(), images.size(), sources(images).size(), rendered, backbone, metric("accuracy"),
                                metric("macro-recall"),
                                metric("prediction-set.mean-size"), result.calibration().conformal().coverage(),
                                metric("prediction-set.coverage"),
                                result.calibration().temperature(), result.objective(), digest, perCategory());
    }

    private String judging() {
        int judged = result.judgement().verdicts().size();
        return judged < images.size()
                ? judged + " of the real images, of sources apart, were judged by a head that was trained on the others."
                : """
                        Every real image was judged by a head that was trained without its source (leave one source out). These numbers are of few images of few sources and not
                        comparable with numbers measured on one large data set.""";
    }

    private double metric(String name) {
        return result.metrics().getOrDefault("unseen-sources." + name, Double.NaN);
    }

    private String perCategory() {
        Map<Integer, int[]> counts = result.judgement().perCategory();
        return categories.stream().map(category -> {
            int[] count = counts.getOrDefault(categories.indexOf(category), new int[2]);
            return String.format(Locale.ROOT, "| %s | %d of %d | %s |\n", category, count[0], count[1],
                    String.join(", ", sources(images.stream().filter(image -> image.category().equals(category)).toList()).keySet()));
        }).collect(Collectors.joining());
    }

    private static Map<String, Long> sources(List<LabelledImage> images) {
        return images.stream().collect(Collectors.groupingBy(LabelledImage::source, TreeMap::new, Collectors.counting()));
    }
}
