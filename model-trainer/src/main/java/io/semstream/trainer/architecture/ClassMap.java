package io.semstream.trainer.architecture;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The share of each place of the last map in the logits (Zhou et al., "Learning Deep Features for Discriminative Localization", CVPR 2016): the last linear layer at
 * each place. Where the mean of the map is normalised before that layer, each place is normalised as the mean is. Over the frame the mean of the shares is the
 * logits but for a constant.
 */
record ClassMap(String map, String pooled, Optional<Layer> norm, Layer logits) {

    /** Empty for a network whose logits do not come from the mean of the last map alone. */
    static Optional<ClassMap> of(Plan plan) {
        Layer logits = plan.layer(plan.logits());
        Layer before = plan.layer(logits.inputs().getFirst());
        while (before.operation() instanceof Dropout) {
            before = plan.layer(before.inputs().getFirst());
        }
        Optional<Layer> norm = Optional.of(before).filter(layer -> layer.operation() instanceof LayerNorm);
        Layer pooling = norm.isPresent() ? plan.layer(before.inputs().getFirst()) : before;
        boolean linear = pooling.operation() instanceof GlobalAverage && pooling.inputs().equals(List.of(plan.features()));
        return linear ? Optional.of(new ClassMap(plan.features(), pooling.name(), norm, logits)) : Optional.empty();
    }

    /**
     * An expression of TorchScript.
     *
     * @param variable
     *            from a layer to what it gave
     * @param module
     *            from a layer to where its tensors are
     */
    String script(UnaryOperator<String> variable, UnaryOperator<String> module) {
        String weight = module.apply(logits.name()) + ".weight";
        String places = variable.apply(map);
        if (norm.isPresent() && norm.get().operation() instanceof LayerNorm layer) {
            weight = "torch.mul(" + weight + ", " + module.apply(norm.get().name()) + ".weight)";
            String deviation = "torch.sqrt(torch.add(torch.var(" + variable.apply(pooled) + ", [1], False, True), " + layer.epsilon()
                    + "))";
            places = "torch.div(torch.sub(" + places + ", torch.mean(" + places + ", [1], True)), " + atEachPlace(deviation) + ")";
        }
        return "torch.conv2d(" + places + ", " + atEachPlace(weight) + ", None, [1, 1], [0, 0], [1, 1], 1)";
    }

    private static String atEachPlace(String matrix) {
        return "torch.unsqueeze(torch.unsqueeze(" + matrix + ", -1), -1)";
    }
}
