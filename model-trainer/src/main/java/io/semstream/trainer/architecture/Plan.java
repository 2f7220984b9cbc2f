package io.semstream.trainer.architecture;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A network as data: layers in the order of computing. It takes {@code [B,1,H,W]} grey in 0 to 1.
 *
 * @param features
 *            the last map before global pooling
 * @param embedding
 *            the vector before the last linear layer
 * @param logits
 *            the last linear layer
 * @param auxiliary
 *            logits halfway that only help training
 * @param reconstruction
 *            the input as an autoencoder gives it back, only for training
 */
public record Plan(String name, List<Layer> layers, String features, String embedding, String logits, Optional<String> auxiliary,
        Optional<String> reconstruction) {
    /** What layers call the input. */
    public static final String INPUT = "input";

    public Plan {
        layers = List.copyOf(layers);
    }

    /** Learned numbers, auxiliary branches included. */
    public long parameters() {
        return layers.stream().mapToLong(Layer::parameters).sum();
    }

    /** Output shape of every layer, for grey images of this size. */
    public Map<String, FeatureShape> shapes(int height, int width) {
        Map<String, FeatureShape> shapes = new HashMap<>(Map.of(INPUT, new FeatureShape(1, height, width)));
        for (Layer layer : layers) {
            shapes.put(layer.name(), layer.operation().shape(layer.inputs().stream().map(shapes::get).toList()));
        }
        return shapes;
    }

    /** All tensors by their full names, in PyTorch's order. */
    public Map<String, TensorSpec> tensors() {
        Map<String, TensorSpec> tensors = new LinkedHashMap<>();
        layers.forEach(layer -> layer.operation().tensors().forEach(tensor -> tensors.put(layer.name() + "." + tensor.name(), tensor)));
        return tensors;
    }

    public Layer layer(String wanted) {
        return layers.stream().filter(layer -> layer.name().equals(wanted)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no layer " + wanted));
    }

    /** What serving needs: without the branches that only help training. */
    public Plan serving() {
        return upTo(List.of(logits, embedding, features));
    }

    /** Without the last layer; only the embedding can be asked of it. */
    public Plan headless() {
        return upTo(List.of(embedding, features));
    }

    private Plan upTo(List<String> outputs) {
        Set<String> needed = new HashSet<>(outputs);
        for (Layer layer : layers.reversed()) {
            if (needed.contains(layer.name())) {
                needed.addAll(layer.inputs());
            }
        }
        return new Plan(name, layers.stream().filter(layer -> needed.contains(layer.name())).toList(), features, embedding, logits,
                Optional.empty(), Optional.empty());
    }
}
