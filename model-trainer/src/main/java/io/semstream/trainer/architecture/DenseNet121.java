package io.semstream.trainer.architecture;

import java.util.List;

/** Huang et al., "Densely Connected Convolutional Networks", CVPR 2017: growth 32, blocks of 6, 12, 24 and 16, with the names of torchvision. */
final class DenseNet121 {
    private static final List<Integer> BLOCKS = List.of(6, 12, 24, 16);
    private static final int GROWTH = 32;
    private static final int BOTTLENECK = 4 * GROWTH;

    private final PlanBuilder net;

    DenseNet121(PlanBuilder net) {
        this.net = net;
    }

    static Plan plan(int categories) {
        PlanBuilder net = new PlanBuilder("DenseNet121", 1e-5);
        String features = new DenseNet121(net).features(net.add("grey", GreyInput.IMAGENET, Plan.INPUT));
        String pooled = net.globalAverage("avgpool", features);
        return net.plan(features, pooled, net.dense("classifier", pooled, categories, Filling.uniform(1024), Filling.constant(0)));
    }

    /** Everything up to the last map of 1024 channels. */
    String features(String input) {
        String x = he("features.conv0", input, 64, new Window(7, 7, 2, 3, 3));
        x = net.relu("features.relu0", net.norm("features.norm0", x));
        x = net.maxPool("features.pool0", x, new Window(3, 3, 2, 1, 1));
        for (int block = 1; block <= BLOCKS.size(); block++) {
            x = block("features.denseblock" + block, x, BLOCKS.get(block - 1));
            if (block < BLOCKS.size()) {
                x = transition("features.transition" + block, x);
            }
        }
        return net.relu("features.relu5", net.norm("features.norm5", x));
    }

    private String block(String name, String input, int layers) {
        String all = input;
        for (int i = 1; i <= layers; i++) {
            String layer = name + ".denselayer" + i;
            String x = net.relu(layer + ".relu1", net.norm(layer + ".norm1", all));
            x = he(layer + ".conv1", x, BOTTLENECK, Window.valid(1, 1));
            x = net.relu(layer + ".relu2", net.norm(layer + ".norm2", x));
            x = he(layer + ".conv2", x, GROWTH, Window.same(3, 3, 1));
            all = net.concat(layer + ".concat", all, x);
        }
        return all;
    }

    private String transition(String name, String input) {
        String x = net.relu(name + ".relu", net.norm(name + ".norm", input));
        x = he(name + ".conv", x, net.channels(input) / 2, Window.valid(1, 1));
        return net.averagePool(name + ".pool", x, Window.valid(2, 2), true);
    }

    /** Filled for its inputs. */
    private String he(String name, String input, int out, Window window) {
        return net.conv(name, input, out, window, Filling.he(net.channels(input) * window.height() * window.width()));
    }
}
