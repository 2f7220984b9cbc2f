package io.semstream.model.alignment;

import io.semstream.micrograph.AreaResize;
import io.semstream.micrograph.GrayImage;

/** What the network sees of a frame: at most 256 pixels on the longer edge, mean 0 and deviation 1. */
final class WireInput {
    static final int LONGEST_EDGE = 256;
    private static final double LEAST_DEVIATION = 1;

    private WireInput() {}

    static GrayImage reduced(GrayImage specimen) {
        int longest = Math.max(specimen.width(), specimen.height());
        if (longest <= LONGEST_EDGE) {
            return specimen;
        }
        double scale = (double) LONGEST_EDGE / longest;
        return AreaResize.to(specimen, Math.max(1, (int) Math.round(specimen.width() * scale)),
                Math.max(1, (int) Math.round(specimen.height() * scale)));
    }

    static float[] standardised(GrayImage image) {
        byte[] samples = image.samples();
        double sum = 0;
        double squares = 0;
        for (byte sample : samples) {
            sum += sample & 0xFF;
            squares += (sample & 0xFF) * (sample & 0xFF);
        }
        double mean = sum / samples.length;
        double deviation = Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, squares / samples.length - mean * mean)));
        float[] values = new float[samples.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (((samples[i] & 0xFF) - mean) / deviation);
        }
        return values;
    }
}
