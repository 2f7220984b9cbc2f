package io.semstream.trainer.architecture;

import static io.semstream.trainer.architecture.InceptionBlocks.half;
import static io.semstream.trainer.architecture.InceptionBlocks.one;
import static io.semstream.trainer.architecture.InceptionBlocks.same;

import java.util.List;

/** Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", CVPR 2016, with auxiliary logits and the names of torchvision. */
final class InceptionV3 {
    private final PlanBuilder net = new PlanBuilder("InceptionV3", 0.001);
    private final InceptionBlocks blocks = new InceptionBlocks(net);

    private InceptionV3() {}

    static Plan plan(int categories) {
        return new InceptionV3().build(categories);
    }

    private Plan build(int categories) {
        String x = stem(net.add("grey", GreyInput.SYMMETRIC, Plan.INPUT));
        x = a("Mixed_5b", x, 32);
        x = a("Mixed_5c", x, 64);
        x = a("Mixed_5d", x, 64);
        x = b("Mixed_6a", x);
        x = c("Mixed_6b", x, 128);
        x = c("Mixed_6c", x, 160);
        x = c("Mixed_6d", x, 160);
        x = c("Mixed_6e", x, 192);
        auxiliary(x, categories);
        x = d("Mixed_7a", x);
        x = e("Mixed_7b", x);
        x = e("Mixed_7c", x);
        String pooled = net.globalAverage("avgpool", x);
        String dropped = net.add("dropout", new Dropout(0.5), pooled);
        return net.plan(x, pooled, net.dense("fc", dropped, categories, Filling.truncatedNormal(0.1), Filling.uniform(2048)));
    }

    private String stem(String input) {
        String x = blocks.conv("Conv2d_1a_3x3", input, 32, Window.valid(3, 2));
        x = blocks.conv("Conv2d_2a_3x3", x, 32, Window.valid(3, 1));
        x = blocks.conv("Conv2d_2b_3x3", x, 64, Window.same(3, 3, 1));
        x = blocks.halved("maxpool1", x);
        x = blocks.conv("Conv2d_3b_1x1", x, 80, Window.valid(1, 1));
        x = blocks.conv("Conv2d_4a_3x3", x, 192, Window.valid(3, 1));
        return blocks.halved("maxpool2", x);
    }

    private String a(String name, String input, int pooled) {
        String one = blocks.conv(name + ".branch1x1", input, 64, Window.valid(1, 1));
        String five = blocks.chain(name + ".branch5x5_", 1, input, List.of(one(48), same(64, 5, 5)));
        String twice = blocks.chain(name + ".branch3x3dbl_", 1, input, List.of(one(64), same(96, 3, 3), same(96, 3, 3)));
        return net.concat(name + ".concat", one, five, twice, pool(name, input, pooled));
    }

    private String b(String name, String input) {
        String three = blocks.conv(name + ".branch3x3", input, 384, Window.valid(3, 2));
        String twice = blocks.chain(name + ".branch3x3dbl_", 1, input, List.of(one(64), same(96, 3, 3), half(96)));
        return net.concat(name + ".concat", three, twice, blocks.halved(name + ".pool", input));
    }

    private String c(String name, String input, int inner) {
        String one = blocks.conv(name + ".branch1x1", input, 192, Window.valid(1, 1));
        String seven = blocks.chain(name + ".branch7x7_", 1, input, List.of(one(inner), same(inner, 1, 7), same(192, 7, 1)));
        String twice = blocks.chain(name + ".branch7x7dbl_", 1, input,
                List.of(one(inner), same(inner, 7, 1), same(inner, 1, 7), same(inner, 7, 1), same(192, 1, 7)));
        return net.concat(name + ".concat", one, seven, twice, pool(name, input, 192));
    }

    private String d(String name, String input) {
        String three = blocks.chain(name + ".branch3x3_", 1, input, List.of(one(192), half(320)));
        String seven = blocks.chain(name + ".branch7x7x3_", 1, input, List.of(one(192), same(192, 1, 7), same(192, 7, 1), half(192)));
        return net.concat(name + ".concat", three, seven, blocks.halved(name + ".pool", input));
    }

    private String e(String name, String input) {
        String one = blocks.conv(name + ".branch1x1", input, 320, Window.valid(1, 1));
        String three = blocks.conv(name + ".branch3x3_1", input, 384, Window.valid(1, 1));
        String wide = blocks.conv(name + ".branch3x3_2a", three, 384, Window.same(1, 3, 1));
        String tall = blocks.conv(name + ".branch3x3_2b", three, 384, Window.same(3, 1, 1));
        String twice = blocks.chain(name + ".branch3x3dbl_", 1, input, List.of(one(448), same(384, 3, 3)));
        String twiceWide = blocks.conv(name + ".branch3x3dbl_3a", twice, 384, Window.same(1, 3, 1));
        String twiceTall = blocks.conv(name + ".branch3x3dbl_3b", twice, 384, Window.same(3, 1, 1));
        return net.concat(name + ".concat", one, wide, tall, twiceWide, twiceTall, pool(name, input, 192));
    }

    private String pool(String name, String input, int out) {
        String pooled = net.averagePool(name + ".pool", input, Window.same(3, 3, 1), true);
        return blocks.conv(name + ".branch_pool", pooled, out, Window.valid(1, 1));
    }

    private void auxiliary(String input, int categories) {
        String x = net.averagePool("AuxLogits.pool", input, Window.valid(5, 3), true);
        x = blocks.conv("AuxLogits.conv0", x, 128, Window.valid(1, 1));
        x = blocks.conv("AuxLogits.conv1", x, 768, Window.valid(5, 1));
        x = net.globalAverage("AuxLogits.avgpool", x);
        net.auxiliary(net.dense("AuxLogits.fc", x, categories, Filling.truncatedNormal(0.001), Filling.uniform(768)));
    }
}
