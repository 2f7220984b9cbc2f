package io.semstream.model.network;

import java.util.Optional;

/**
 * What a network wants to see: a batch of grey images {@code [B,1,height,width]}.
 *
 * @param normalisation
 *            applied before the network; absent when the network does it itself
 */
public record InputContract(int width, int height, int channels, SampleType sampleType, Optional<Normalisation> normalisation) {

    /** How a sample is handed over. */
    public enum SampleType {
        /** 0 to 1. */
        FLOAT32,
        /** 0 to 255: a quarter of the bytes; the network scales. */
        UINT8
    }

    /** {@code (sample - mean) / deviation} of samples in 0 to 1. */
    public record Normalisation(float mean, float deviation) {
        public Normalisation {
            if (!Float.isFinite(mean) || !(deviation > 0) || !Float.isFinite(deviation)) {
                throw new IllegalArgumentException("normalisation by mean " + mean + " and deviation " + deviation);
            }
        }
    }

    public InputContract {
        if (width < 1 || height < 1 || (long) width * height > 1 << 24) {
            throw new IllegalArgumentException("input of " + width + " x " + height);
        }
        if (channels != 1) {
            throw new IllegalArgumentException("input of " + channels + " channels; micrographs are grey");
        }
        if (sampleType == SampleType.UINT8 && normalisation.isPresent()) {
            throw new IllegalArgumentException("uint8 samples are normalised inside the network");
        }
    }

    /** Grey in 0 to 1, everything else inside the network. */
    public static InputContract grey(int width, int height) {
        return new InputContract(width, height, 1, SampleType.FLOAT32, Optional.empty());
    }

    public int pixels() {
        return width * height;
    }
}
