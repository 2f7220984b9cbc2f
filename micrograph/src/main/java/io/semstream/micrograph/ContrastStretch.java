package io.semstream.micrograph;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferShort;
import java.awt.image.DataBufferUShort;
import java.util.Arrays;

/**
 * Reduces deep samples to 8 bits without losing what a person would see: the 0.1 % darkest and brightest values are clipped and the rest is spread evenly, so
 * a 12-bit image in a 16-bit file and a float image of any scale use all grey levels. Eight-bit samples are left as they are. Not-a-number becomes black.
 */
final class ContrastStretch {
    private static final int SAMPLED_VALUES = 1 << 14;
    private static final double CLIPPED = 0.001;
    /** Whole numbers are never spread wider than one level each: the noise of an empty frame must not look like an image. */
    private static final double LEAST_INTEGER_SPAN = 255;

    private ContrastStretch() {}

    /**
     * @param gray
     *            one band
     * @param specimenRows
     *            rows from the top that the range is taken from, so that a data bar's black and white do not set it
     */
    static GrayImage toEightBits(SampleGrid gray, int specimenRows) {
        if (gray.data() instanceof DataBufferByte bytes) {
            return new GrayImage(gray.width(), gray.height(), bytes.getData());
        }
        double[] values = finiteValues(gray, specimenRows);
        double low = percentile(values, CLIPPED);
        double high = percentile(values, 1 - CLIPPED);
        double leastSpan = isFloat(gray) ? Float.MIN_NORMAL : LEAST_INTEGER_SPAN;
        double missing = Math.max(0, leastSpan - (high - low));
        return spread(gray, low - missing / 2, high + missing / 2);
    }

    private static boolean isFloat(SampleGrid gray) {
        return gray.type() == DataBuffer.TYPE_FLOAT || gray.type() == DataBuffer.TYPE_DOUBLE;
    }

    private static double[] finiteValues(SampleGrid gray, int specimenRows) {
        int pixels = gray.width() * specimenRows;
        int count = Math.min(SAMPLED_VALUES, pixels);
        DataBuffer data = gray.data();
        double[] values = new double[count];
        int finite = 0;
        for (int i = 0; i < count; i++) {
            double value = data.getElemDouble((int) ((long) i * pixels / count));
            if (Double.isFinite(value)) {
                values[finite++] = value;
            }
        }
        Arrays.sort(values, 0, finite);
        return Arrays.copyOf(values, finite);
    }

    private static double percentile(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private static GrayImage spread(SampleGrid gray, double low, double high) {
        double scale = 255 / (high - low);
        byte[] samples = switch (gray.data()) {
            case DataBufferUShort shorts -> lookedUp(shorts.getData(), 0xFFFF, low, scale);
            case DataBufferShort shorts -> lookedUp(shorts.getData(), -1, low, scale);
            default -> computed(gray.data(), low, scale);
        };
        return new GrayImage(gray.width(), gray.height(), samples);
    }

    /** Sixteen bits have few enough values for a table. */
    private static byte[] lookedUp(short[] values, int mask, double low, double scale) {
        byte[] levels = new byte[1 << 16];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = level((short) i & mask, low, scale);
        }
        byte[] samples = new byte[values.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = levels[values[i] & 0xFFFF];
        }
        return samples;
    }

    private static byte[] computed(DataBuffer values, double low, double scale) {
        byte[] samples = new byte[values.getSize()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = level(values.getElemDouble(i), low, scale);
        }
        return samples;
    }

    private static byte level(double value, double low, double scale) {
        return (byte) (int) Math.max(0, Math.min(255, (value - low) * scale + 0.5));
    }
}
