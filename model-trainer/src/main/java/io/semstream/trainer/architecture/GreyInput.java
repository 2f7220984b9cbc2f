package io.semstream.trainer.architecture;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.Locale;
import java.util.stream.Collectors;

/** Grey in 0 to 1 becomes three channels, each normalised by its own mean and deviation, as networks for colour images want it. */
record GreyInput(List<Double> means, List<Double> deviations) implements Operation {
    /** Of the ImageNet images, by channel; torchvision's weights expect them. */
    static final GreyInput IMAGENET = new GreyInput(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));
    /** To -1 to 1, as Inception networks have it. */
    static final GreyInput SYMMETRIC = new GreyInput(List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5));

    GreyInput {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
    }

    @Override
    public FeatureShape shape(List<FeatureShape> inputs) {
        return inputs.getFirst().withChannels(means.size());
    }

    @Override
    public String script(List<String> inputs, UnaryOperator<String> tensors) {
        return java.util.stream.IntStream.range(0, means.size())
                .mapToObj(c -> String.format(Locale.ROOT, "torch.div(torch.sub(%s, %s), %s)", inputs.getFirst(), means.get(c),
                        deviations.get(c)))
                .collect(Collectors.joining(", ", "torch.cat([", "], 1)"));
    }

    @Override
    public String describe() {
        return "grey to " + means.size() + " channels, normalised";
    }
}
