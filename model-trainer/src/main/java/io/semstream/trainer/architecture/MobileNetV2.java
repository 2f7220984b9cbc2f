package io.semstream.trainer.architecture;

import java.util.List;

/** Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks", CVPR 2018, with the names of torchvision. */
final class MobileNetV2 {
    /** A row of the paper's table 2. */
    private record Stage(int expansion, int out, int repeats, int stride) {}

    private static final List<Stage> STAGES = List.of(new Stage(1, 16, 1, 1), new Stage(6, 24, 2, 2), new Stage(6, 32, 3, 2),
            new Stage(6, 64, 4, 2), new Stage(6, 96, 3, 1), new Stage(6, 160, 3, 2), new Stage(6, 320, 1, 1));
    private static final int LAST = 1280;

    private final PlanBuilder net = new PlanBuilder("MobileNetV2", 1e-5);

    private MobileNetV2() {}

    static Plan plan(int categories) {
        return new MobileNetV2().build(categories);
    }

    private Plan build(int categories) {
        String x = rectified("features.0", "0", "1", net.add("grey", GreyInput.IMAGENET, Plan.INPUT), 32, Window.same(3, 3, 2));
        int index = 1;
        for (Stage stage : STAGES) {
            for (int i = 0; i < stage.repeats(); i++) {
                x = inverted("features." + index++, x, stage.expansion(), stage.out(), i == 0 ? stage.stride() : 1);
            }
        }
        x = rectified("features." + index, "0", "1", x, LAST, Window.valid(1, 1));
        String pooled = net.globalAverage("avgpool", x);
        String dropped = net.add("classifier.0", new Dropout(0.2), pooled);
        return net.plan(x, pooled, net.dense("classifier.1", dropped, categories, Filling.normal(0.01), Filling.constant(0)));
    }

    private String inverted(String name, String input, int expansion, int out, int stride) {
        int inner = net.channels(input) * expansion;
        String x = expansion == 1 ? input : rectified(name + ".conv.0", "0", "1", input, inner, Window.valid(1, 1));
        int at = expansion == 1 ? 0 : 1;
        x = net.depthwise(name + ".conv." + at + ".0", x, Window.same(3, 3, stride));
        x = net.add(name + ".conv." + at + ".2", Activation.RELU6, net.norm(name + ".conv." + at + ".1", x));
        x = net.conv(name + ".conv." + (at + 1), x, out, Window.valid(1, 1));
        x = net.norm(name + ".conv." + (at + 2), x);
        return stride == 1 && net.channels(input) == out ? net.add(name + ".add", Merge.ADD, x, input) : x;
    }

    private String rectified(String name, String conv, String norm, String input, int out, Window window) {
        String x = net.conv(name + "." + conv, input, out, window);
        return net.add(name + ".2", Activation.RELU6, net.norm(name + "." + norm, x));
    }
}
