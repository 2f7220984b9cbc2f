package io.semstream.trainer.architecture;

import java.util.List;

/** He et al., "Deep Residual Learning for Image Recognition", CVPR 2016, with the stride in the 3x3 convolution and the names of torchvision. */
final class ResNet50 {
    private static final List<Integer> BLOCKS = List.of(3, 4, 6, 3);
    private static final int EXPANSION = 4;

    private final PlanBuilder net = new PlanBuilder("ResNet50", 1e-5);

    private ResNet50() {}

    static Plan plan(int categories) {
        return new ResNet50().build(categories);
    }

    private Plan build(int categories) {
        String x = net.add("grey", GreyInput.IMAGENET, Plan.INPUT);
        x = net.conv("conv1", x, 64, new Window(7, 7, 2, 3, 3));
        x = net.relu("relu", net.norm("bn1", x));
        x = net.maxPool("maxpool", x, new Window(3, 3, 2, 1, 1));
        for (int stage = 0; stage < BLOCKS.size(); stage++) {
            for (int block = 0; block < BLOCKS.get(stage); block++) {
                x = bottleneck("layer" + (stage + 1) + "." + block, x, 64 << stage, stage > 0 && block == 0 ? 2 : 1, block == 0);
            }
        }
        String pooled = net.globalAverage("avgpool", x);
        int width = net.channels(pooled);
        return net.plan(x, pooled, net.dense("fc", pooled, categories, Filling.uniform(width), Filling.uniform(width)));
    }

    private String bottleneck(String name, String input, int width, int stride, boolean project) {
        String x = net.conv(name + ".conv1", input, width, Window.valid(1, 1));
        x = net.relu(name + ".relu1", net.norm(name + ".bn1", x));
        x = net.conv(name + ".conv2", x, width, Window.same(3, 3, stride));
        x = net.relu(name + ".relu2", net.norm(name + ".bn2", x));
        x = net.conv(name + ".conv3", x, width * EXPANSION, Window.valid(1, 1));
        x = net.norm(name + ".bn3", x);
        String shortcut = project ? projection(name, input, width * EXPANSION, stride) : input;
        return net.relu(name + ".relu", net.add(name + ".add", Merge.ADD, x, shortcut));
    }

    private String projection(String name, String input, int width, int stride) {
        return net.norm(name + ".downsample.1", net.conv(name + ".downsample.0", input, width, Window.valid(1, stride)));
    }
}
