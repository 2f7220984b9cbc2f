package io.semstream.trainer.architecture;

import java.util.List;

/** What both Inception networks are made of: a convolution, batch normalisation with epsilon 0.001 and a rectifier, and chains of them. */
final class InceptionBlocks {
    /** A convolution of a chain. */
    record Step(int out, Window window) {}

    private static final double DEVIATION = 0.1;

    private final PlanBuilder net;

    InceptionBlocks(PlanBuilder net) {
        this.net = net;
    }

    String conv(String name, String input, int out, Window window) {
        String x = net.conv(name + ".conv", input, out, window, Filling.truncatedNormal(DEVIATION));
        return net.relu(name + ".relu", net.norm(name + ".bn", x));
    }

    /** Steps with the names {@code prefix + first}, {@code prefix + (first + 1)} and so on. */
    String chain(String prefix, int first, String input, List<Step> steps) {
        String x = input;
        for (int i = 0; i < steps.size(); i++) {
            x = conv(prefix + (first + i), x, steps.get(i).out(), steps.get(i).window());
        }
        return x;
    }

    String halved(String name, String input) {
        return net.maxPool(name, input, Window.valid(3, 2));
    }

    static Step one(int out) {
        return new Step(out, Window.valid(1, 1));
    }

    /** Keeps the size. */
    static Step same(int out, int height, int width) {
        return new Step(out, Window.same(height, width, 1));
    }

    /** Halves the size. */
    static Step half(int out) {
        return new Step(out, Window.valid(3, 2));
    }
}
