package io.semstream.trainer.architecture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a plan together layer by layer; every method returns the name of the layer it adds. */
final class PlanBuilder {
    private final String name;
    private final double epsilon;
    private final List<Layer> layers = new ArrayList<>();
    private final Map<String, Integer> channels = new HashMap<>(Map.of(Plan.INPUT, 1));
    private Optional<String> auxiliary = Optional.empty();
    private Optional<String> reconstruction = Optional.empty();

    /**
     * @param epsilon
     *            of batch normalisations
     */
    PlanBuilder(String name, double epsilon) {
        this.name = name;
        this.epsilon = epsilon;
    }

    String add(String layer, Operation operation, String... inputs) {
        layers.add(new Layer(layer, operation, List.of(inputs)));
        channels.put(layer, switch (operation) {
            case Convolution convolution -> convolution.out();
            case Dense dense -> dense.out();
            case GreyInput grey -> grey.means().size();
            case Merge merge when merge == Merge.CONCAT -> List.of(inputs).stream().mapToInt(this::channels).sum();
            case Operation same -> channels(inputs[0]);
        });
        return layer;
    }

    int channels(String layer) {
        return Optional.ofNullable(channels.get(layer)).orElseThrow(() -> new IllegalArgumentException("no layer " + layer));
    }

    /** Without bias, filled for its outputs. */
    String conv(String layer, String input, int out, Window window) {
        return conv(layer, input, out, window, Filling.he(out * window.height() * window.width()));
    }

    String conv(String layer, String input, int out, Window window, Filling filling) {
        return add(layer, new Convolution(channels(input), out, window, 1, false, filling), input);
    }

    String depthwise(String layer, String input, Window window) {
        int count = channels(input);
        return add(layer, new Convolution(count, count, window, count, false, Filling.he(window.height() * window.width())), input);
    }

    String norm(String layer, String input) {
        return add(layer, new BatchNorm(channels(input), epsilon), input);
    }

    String relu(String layer, String input) {
        return add(layer, Activation.RELU, input);
    }

    String maxPool(String layer, String input, Window window) {
        return add(layer, new Pooling(Pooling.Kind.MAX, window, false), input);
    }

    String averagePool(String layer, String input, Window window, boolean countPadding) {
        return add(layer, new Pooling(Pooling.Kind.AVERAGE, window, countPadding), input);
    }

    String concat(String layer, String... inputs) {
        return add(layer, Merge.CONCAT, inputs);
    }

    String globalAverage(String layer, String input) {
        return add(layer, new GlobalAverage(), input);
    }

    String dense(String layer, String input, int out, Filling weight, Filling bias) {
        return add(layer, new Dense(channels(input), out, weight, bias), input);
    }

    void auxiliary(String layer) {
        auxiliary = Optional.of(layer);
    }

    void reconstruction(String layer) {
        reconstruction = Optional.of(layer);
    }

    Plan plan(String features, String embedding, String logits) {
        return new Plan(name, layers, features, embedding, logits, auxiliary, reconstruction);
    }
}
