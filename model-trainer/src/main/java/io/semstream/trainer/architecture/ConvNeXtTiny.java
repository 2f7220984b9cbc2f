package io.semstream.trainer.architecture;

import java.util.List;

/** Liu et al., "A ConvNet for the 2020s", CVPR 2022: the tiny one, with the names of torchvision. */
final class ConvNeXtTiny {
    private static final List<Integer> BLOCKS = List.of(3, 3, 9, 3);
    private static final List<Integer> WIDTHS = List.of(96, 192, 384, 768);
    private static final int EXPANSION = 4;
    private static final double EPSILON = 1e-6;
    private static final float SCALE = 1e-6f;
    /** Of the last block; the first is never left out, and those between evenly more often. */
    private static final double MOST_LEFT_OUT = 0.1;
    /** As torchvision fills it: its truncation lies at a hundred deviations. */
    private static final Filling BEGIN = Filling.normal(0.02);
    private static final Filling NOTHING = Filling.constant(0);

    private final PlanBuilder net = new PlanBuilder("ConvNeXtTiny", EPSILON);
    private int blocks;

    private ConvNeXtTiny() {}

    static Plan plan(int categories) {
        return new ConvNeXtTiny().build(categories);
    }

    private Plan build(int categories) {
        String x = net.add("grey", GreyInput.IMAGENET, Plan.INPUT);
        x = norm("features.0.1", biased("features.0.0", x, WIDTHS.getFirst(), Window.valid(4, 4)));
        for (int stage = 0; stage < BLOCKS.size(); stage++) {
            if (stage > 0) {
                String halving = "features." + 2 * stage;
                x = biased(halving + ".1", norm(halving + ".0", x), WIDTHS.get(stage), Window.valid(2, 2));
            }
            for (int block = 0; block < BLOCKS.get(stage); block++) {
                x = block("features." + (2 * stage + 1) + "." + block, x);
            }
        }
        String pooled = net.globalAverage("avgpool", x);
        String embedding = net.add("classifier.0", new LayerNorm(net.channels(pooled), EPSILON), pooled);
        return net.plan(x, embedding, net.dense("classifier.2", embedding, categories, BEGIN, NOTHING));
    }

    private String block(String name, String input) {
        int width = net.channels(input);
        String x = net.add(name + ".block.0", new Convolution(width, width, Window.same(7, 7, 1), width, true, BEGIN), input);
        x = net.add(name + ".block.1", ChannelOrder.LAST, x);
        x = net.add(name + ".block.2", new LayerNorm(width, EPSILON), x);
        x = net.dense(name + ".block.3", x, EXPANSION * width, BEGIN, NOTHING);
        x = net.add(name + ".block.4", Activation.GELU, x);
        x = net.dense(name + ".block.5", x, width, BEGIN, NOTHING);
        x = net.add(name + ".block.6", ChannelOrder.FIRST, x);
        x = net.add(name, new LayerScale(width, SCALE), x);
        x = leftOut(name + ".stochastic_depth", x);
        return net.add(name + ".add", Merge.ADD, x, input);
    }

    private String leftOut(String name, String input) {
        int last = BLOCKS.stream().mapToInt(Integer::intValue).sum() - 1;
        double share = MOST_LEFT_OUT * blocks++ / last;
        return share > 0 ? net.add(name, new StochasticDepth(share), input) : input;
    }

    private String biased(String name, String input, int out, Window window) {
        return net.add(name, new Convolution(net.channels(input), out, window, 1, true, BEGIN), input);
    }

    /** Of a map with channels first. */
    private String norm(String name, String input) {
        String last = net.add(name + ".last", ChannelOrder.LAST, input);
        String normal = net.add(name, new LayerNorm(net.channels(input), EPSILON), last);
        return net.add(name + ".first", ChannelOrder.FIRST, normal);
    }
}
