package io.semstream.trainer.architecture;

import static io.semstream.trainer.architecture.InceptionBlocks.half;
import static io.semstream.trainer.architecture.InceptionBlocks.one;
import static io.semstream.trainer.architecture.InceptionBlocks.same;

import io.semstream.trainer.architecture.InceptionBlocks.Step;
import java.util.List;

/** Szegedy et al., "Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning", AAAI 2017, with the names of timm. */
final class InceptionV4 {
    private final PlanBuilder net = new PlanBuilder("InceptionV4", 0.001);
    private final InceptionBlocks blocks = new InceptionBlocks(net);

    private InceptionV4() {}

    static Plan plan(int categories) {
        return new InceptionV4().build(categories);
    }

    private Plan build(int categories) {
        String x = stem(net.add("grey", GreyInput.SYMMETRIC, Plan.INPUT));
        int index = 6;
        for (int i = 0; i < 4; i++) {
            x = a("features." + index++, x);
        }
        x = reductionA("features." + index++, x);
        for (int i = 0; i < 7; i++) {
            x = b("features." + index++, x);
        }
        x = reductionB("features." + index++, x);
        for (int i = 0; i < 3; i++) {
            x = c("features." + index++, x);
        }
        String pooled = net.globalAverage("global_pool", x);
        String dropped = net.add("dropout", new Dropout(0.2), pooled);
        return net.plan(x, pooled, net.dense("last_linear", dropped, categories, Filling.uniform(1536), Filling.uniform(1536)));
    }

    private String stem(String input) {
        String x = blocks.conv("features.0", input, 32, Window.valid(3, 2));
        x = blocks.conv("features.1", x, 32, Window.valid(3, 1));
        x = blocks.conv("features.2", x, 64, Window.same(3, 3, 1));
        x = net.concat("features.3.concat", blocks.halved("features.3.maxpool", x),
                blocks.conv("features.3.conv", x, 96, Window.valid(3, 2)));
        String short4 = blocks.chain("features.4.branch0.", 0, x, List.of(one(64), new Step(96, Window.valid(3, 1))));
        String long4 = blocks.chain("features.4.branch1.", 0, x,
                List.of(one(64), same(64, 1, 7), same(64, 7, 1), new Step(96, Window.valid(3, 1))));
        x = net.concat("features.4.concat", short4, long4);
        return net.concat("features.5.concat", blocks.conv("features.5.conv", x, 192, Window.valid(3, 2)),
                blocks.halved("features.5.maxpool", x));
    }

    private String a(String name, String input) {
        String one = blocks.conv(name + ".branch0", input, 96, Window.valid(1, 1));
        String three = blocks.chain(name + ".branch1.", 0, input, List.of(one(64), same(96, 3, 3)));
        String twice = blocks.chain(name + ".branch2.", 0, input, List.of(one(64), same(96, 3, 3), same(96, 3, 3)));
        return net.concat(name + ".concat", one, three, twice, pool(name, input, 96));
    }

    private String reductionA(String name, String input) {
        String three = blocks.conv(name + ".branch0", input, 384, Window.valid(3, 2));
        String twice = blocks.chain(name + ".branch1.", 0, input, List.of(one(192), same(224, 3, 3), half(256)));
        return net.concat(name + ".concat", three, twice, blocks.halved(name + ".branch2", input));
    }

    private String b(String name, String input) {
        String one = blocks.conv(name + ".branch0", input, 384, Window.valid(1, 1));
        String seven = blocks.chain(name + ".branch1.", 0, input, List.of(one(192), same(224, 1, 7), same(256, 7, 1)));
        String twice = blocks.chain(name + ".branch2.", 0, input,
                List.of(one(192), same(192, 7, 1), same(224, 1, 7), same(224, 7, 1), same(256, 1, 7)));
        return net.concat(name + ".concat", one, seven, twice, pool(name, input, 128));
    }

    private String reductionB(String name, String input) {
        String three = blocks.chain(name + ".branch0.", 0, input, List.of(one(192), half(192)));
        String seven = blocks.chain(name + ".branch1.", 0, input, List.of(one(256), same(256, 1, 7), same(320, 7, 1), half(320)));
        return net.concat(name + ".concat", three, seven, blocks.halved(name + ".branch2", input));
    }

    private String c(String name, String input) {
        String one = blocks.conv(name + ".branch0", input, 256, Window.valid(1, 1));
        String first = blocks.conv(name + ".branch1_0", input, 384, Window.valid(1, 1));
        String firstWide = blocks.conv(name + ".branch1_1a", first, 256, Window.same(1, 3, 1));
        String firstTall = blocks.conv(name + ".branch1_1b", first, 256, Window.same(3, 1, 1));
        String second = blocks.chain(name + ".branch2_", 0, input, List.of(one(384), same(448, 3, 1), same(512, 1, 3)));
        String secondWide = blocks.conv(name + ".branch2_3a", second, 256, Window.same(1, 3, 1));
        String secondTall = blocks.conv(name + ".branch2_3b", second, 256, Window.same(3, 1, 1));
        return net.concat(name + ".concat", one, firstWide, firstTall, secondWide, secondTall, pool(name, input, 256));
    }

    private String pool(String name, String input, int out) {
        String pooled = net.averagePool(name + ".branch3.0", input, Window.same(3, 3, 1), false);
        return blocks.conv(name + ".branch3.1", pooled, out, Window.valid(1, 1));
    }
}
