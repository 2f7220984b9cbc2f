package io.semstream.micrograph.alignment;

import io.semstream.micrograph.GrayImage;
import java.util.Arrays;

/** Separable filters on planes of floats. Borders repeat. */
final class Planes {
    private Planes() {}

    static float[] of(GrayImage image) {
        byte[] samples = image.samples();
        float[] plane = new float[samples.length];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = samples[i] & 0xFF;
        }
        return plane;
    }

    /** Weights of a Gaussian at whole distances, together 1. */
    static float[] gaussian(double deviation) {
        int radius = (int) Math.ceil(3 * deviation);
        float[] kernel = new float[2 * radius + 1];
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            sum += Math.exp(-i * i / (2 * deviation * deviation));
        }
        for (int i = -radius; i <= radius; i++) {
            kernel[i + radius] = (float) (Math.exp(-i * i / (2 * deviation * deviation)) / sum);
        }
        return kernel;
    }

    /** Its derivative: 1 on a slope of 1. */
    static float[] gaussianSlope(double deviation) {
        float[] kernel = gaussian(deviation);
        int radius = kernel.length / 2;
        double gain = 0;
        for (int i = -radius; i <= radius; i++) {
            kernel[i + radius] *= i;
            gain += kernel[i + radius] * i;
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= (float) gain;
        }
        return kernel;
    }

    static float[] filtered(float[] plane, int width, float[] alongRows, float[] alongColumns) {
        return columns(rows(plane, width, alongRows), width, alongColumns);
    }

    private static float[] rows(float[] plane, int width, float[] kernel) {
        int radius = kernel.length / 2;
        float[] result = new float[plane.length];
        float[] row = new float[width + 2 * radius];
        for (int start = 0; start < plane.length; start += width) {
            System.arraycopy(plane, start, row, radius, width);
            Arrays.fill(row, 0, radius, plane[start]);
            Arrays.fill(row, radius + width, row.length, plane[start + width - 1]);
            for (int k = 0; k < kernel.length; k++) {
                add(result, start, row, k, kernel[k], width);
            }
        }
        return result;
    }

    private static float[] columns(float[] plane, int width, float[] kernel) {
        int radius = kernel.length / 2;
        int height = plane.length / width;
        float[] result = new float[plane.length];
        for (int y = 0; y < height; y++) {
            for (int k = 0; k < kernel.length; k++) {
                add(result, y * width, plane, Math.clamp(y + k - radius, 0, height - 1) * width, kernel[k], width);
            }
        }
        return result;
    }

    /** A simple loop over neighbours, which the compiler turns into vector instructions. */
    private static void add(float[] sum, int at, float[] values, int from, float factor, int count) {
        for (int x = 0; x < count; x++) {
            sum[at + x] += factor * values[from + x];
        }
    }
}
