package io.semstream.trainer.architecture;

import java.util.function.IntFunction;

/** The networks that can be made here. */
public enum Architecture {
    MOBILENET_V2("mobilenet-v2", 224, MobileNetV2::plan),
    RESNET50("resnet50", 224, ResNet50::plan),
    DENSENET121("densenet121", 224, DenseNet121::plan),
    INCEPTION_V3("inception-v3", 299, InceptionV3::plan),
    INCEPTION_V4("inception-v4", 299, InceptionV4::plan),
    AUTOENCODER_DENSENET121("autoencoder-densenet121", 224, AutoencoderDenseNet121::plan),
    CNN6("cnn6", 128, Cnn6::plan),
    CONVNEXT_TINY("convnext-tiny", 224, ConvNeXtTiny::plan);

    private final String label;
    private final int edge;
    @SuppressWarnings("ImmutableEnumChecker") // a method of a class without state
    private final IntFunction<Plan> factory;

    Architecture(String label, int edge, IntFunction<Plan> factory) {
        this.label = label;
        this.edge = edge;
        this.factory = factory;
    }

    /** As people write it. */
    public String label() {
        return label;
    }

    /** The input size it was published for, width and height in pixels. */
    public int edge() {
        return edge;
    }

    public Plan plan(int categories) {
        return factory.apply(categories);
    }

    @Override
    public String toString() {
        return label;
    }
}
