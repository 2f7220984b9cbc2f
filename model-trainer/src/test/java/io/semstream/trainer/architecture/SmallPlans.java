package io.semstream.trainer.architecture;

/** Networks that are computed in no time. */
public final class SmallPlans {
    private static final int WIDTH = 8;

    private SmallPlans() {}

    /** A ConvNeXt of one block: what it gives for an image depends on no other image. */
    public static Plan withoutCompany(int categories) {
        PlanBuilder net = new PlanBuilder("Small", 1e-6);
        Filling begin = Filling.normal(0.2);
        String grey = net.add("grey", GreyInput.IMAGENET, Plan.INPUT);
        String stem = net.conv("stem", grey, WIDTH, Window.valid(4, 4), begin);
        String wide = net.add("block.0", new Convolution(WIDTH, WIDTH, Window.same(7, 7, 1), WIDTH, true, begin), stem);
        String normal = net.add("block.2", new LayerNorm(WIDTH, 1e-6), net.add("block.1", ChannelOrder.LAST, wide));
        String inner = net.add("block.4", Activation.GELU, net.dense("block.3", normal, 4 * WIDTH, begin, begin));
        String narrow = net.add("block.6", ChannelOrder.FIRST, net.dense("block.5", inner, WIDTH, begin, begin));
        String map = net.add("block.add", Merge.ADD, net.add("block", new LayerScale(WIDTH, 0.5f), narrow), stem);
        String pooled = net.globalAverage("pool", map);
        String embedding = net.add("norm", new LayerNorm(WIDTH, 1e-6), pooled);
        return net.plan(map, embedding, net.dense("last", embedding, categories, begin, begin));
    }

    /** The same, which leaves out its block for half of the images in training. */
    public static Plan leavingOut(int categories) {
        Plan whole = withoutCompany(categories);
        PlanBuilder net = new PlanBuilder(whole.name(), 1e-6);
        for (Layer layer : whole.layers()) {
            String[] inputs = layer.inputs().stream().map(input -> input.equals("block") ? "left_out" : input).toArray(String[]::new);
            net.add(layer.name(), layer.operation(), inputs);
            if (layer.name().equals("block")) {
                net.add("left_out", new StochasticDepth(0.5), "block");
            }
        }
        return net.plan(whole.features(), whole.embedding(), whole.logits());
    }
}
