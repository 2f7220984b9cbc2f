package io.semstream.trainer.architecture;

/** What one image has become between two layers: a map of {@code channels x height x width}, or a vector of {@code channels} where height and width are 0. */
public record FeatureShape(int channels, int height, int width) {
    public FeatureShape {
        if (channels < 1 || height < 0 || width < 0 || height == 0 != (width == 0)) {
            throw new IllegalArgumentException("the input is too small for this network: " + channels + " x " + height + " x " + width);
        }
    }

    static FeatureShape vector(int length) {
        return new FeatureShape(length, 0, 0);
    }

    /** A map that must have at least one pixel. */
    static FeatureShape map(int channels, int height, int width) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("the input is too small for this network: nothing is left of its maps");
        }
        return new FeatureShape(channels, height, width);
    }

    FeatureShape withChannels(int count) {
        return new FeatureShape(count, height, width);
    }

    boolean sameMap(FeatureShape other) {
        return height == other.height && width == other.width;
    }

    @Override
    public String toString() {
        return height == 0 ? Integer.toString(channels) : channels + " x " + height + " x " + width;
    }
}
