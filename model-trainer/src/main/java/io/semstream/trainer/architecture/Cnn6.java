package io.semstream.trainer.architecture;

import java.util.List;

/**
 * A plain network of six layers with weights, for the small baseline of the literature, which tells the number of layers and the training but not the widths: five
 * convolutions of 3x3 with batch normalisation, each but the last followed by pooling, and a linear layer.
 */
final class Cnn6 {
    private static final List<Integer> WIDTHS = List.of(32, 64, 128, 256, 256);

    private Cnn6() {}

    static Plan plan(int categories) {
        PlanBuilder net = new PlanBuilder("Cnn6", 1e-5);
        String x = net.add("grey", new GreyInput(List.of(0.5), List.of(0.5)), Plan.INPUT);
        for (int i = 1; i <= WIDTHS.size(); i++) {
            x = net.conv("conv" + i, x, WIDTHS.get(i - 1), Window.same(3, 3, 1));
            x = net.relu("relu" + i, net.norm("bn" + i, x));
            x = i < WIDTHS.size() ? net.maxPool("pool" + i, x, Window.valid(2, 2)) : x;
        }
        String pooled = net.globalAverage("avgpool", x);
        int width = net.channels(pooled);
        return net.plan(x, pooled, net.dense("fc", pooled, categories, Filling.uniform(width), Filling.uniform(width)));
    }
}
