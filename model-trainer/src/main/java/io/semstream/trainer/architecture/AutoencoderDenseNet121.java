package io.semstream.trainer.architecture;

import java.util.List;

/**
 * DenseNet-121 whose features are joined by those of an autoencoder before the classifier. The literature tells this idea and not the autoencoder's layers, which were
 * chosen here: four strided convolutions down to a sixteenth, and as many back. The decoder helps training only.
 */
final class AutoencoderDenseNet121 {
    private static final List<Integer> WIDTHS = List.of(16, 32, 64, 128);

    private final PlanBuilder net = new PlanBuilder("AutoencoderDenseNet121", 1e-5);

    private AutoencoderDenseNet121() {}

    static Plan plan(int categories) {
        return new AutoencoderDenseNet121().build(categories);
    }

    private Plan build(int categories) {
        String code = encoder(Plan.INPUT);
        decoder(code);
        String features = new DenseNet121(net).features(net.add("grey", GreyInput.IMAGENET, Plan.INPUT));
        String joined = net.concat("joined", net.globalAverage("avgpool", features), net.globalAverage("encoder.avgpool", code));
        int width = net.channels(joined);
        return net.plan(features, joined, net.dense("classifier", joined, categories, Filling.uniform(width), Filling.constant(0)));
    }

    private String encoder(String input) {
        String x = input;
        for (int i = 0; i < WIDTHS.size(); i++) {
            x = net.conv("encoder.conv" + i, x, WIDTHS.get(i), Window.same(3, 3, 2));
            x = net.relu("encoder.relu" + i, net.norm("encoder.norm" + i, x));
        }
        return x;
    }

    private void decoder(String code) {
        String x = code;
        for (int i = WIDTHS.size() - 2; i >= 0; i--) {
            x = net.conv("decoder.conv" + i, net.add("decoder.up" + i, new Upsampling(), x), WIDTHS.get(i), Window.same(3, 3, 1));
            x = net.relu("decoder.relu" + i, net.norm("decoder.norm" + i, x));
        }
        x = net.conv("decoder.conv", net.add("decoder.up", new Upsampling(), x), 1, Window.same(3, 3, 1));
        net.reconstruction(net.add("decoder.sigmoid", Activation.SIGMOID, x));
    }
}
