package io.semstream.simulator.relief;

import java.util.Arrays;

/**
 * What the beam sees: for each pixel how near the surface is to the beam (in pixels, larger is nearer) and how many electrons its material yields (0 to 1). Bodies
 * hide what lies behind them.
 */
public final class Surface {
    private static final double REFERENCE_HEIGHT = 700;
    private final int width;
    private final int height;
    private final float[] depth;
    private final float[] tone;

    /** A field of values over the pixels. */
    @FunctionalInterface
    public interface Field {
        double at(int x, int y);
    }

    public Surface(int width, int height, double tone) {
        this.width = width;
        this.height = height;
        this.depth = new float[width * height];
        this.tone = new float[width * height];
        Arrays.fill(this.tone, (float) tone);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The length that is one pixel in a frame of 700 rows; sizes are given in it, so that frames of any size look alike. */
    public double unit() {
        return height / REFERENCE_HEIGHT;
    }

    public float[] depth() {
        return depth;
    }

    public float[] tone() {
        return tone;
    }

    /** Where the pixel under a point of the frame is in {@link #depth()} and {@link #tone()}. */
    public int index(Point point) {
        int column = (int) point.x();
        int row = (int) point.y();
        return row * width + column;
    }

    /** Lays a point there unless something nearer hides it. */
    public void put(int x, int y, double z, double yield) {
        int i = y * width + x;
        if (z > depth[i]) {
            depth[i] = (float) z;
            tone[i] = (float) yield;
        }
    }

    public void depth(Field field) {
        fill(depth, field);
    }

    public void tone(Field field) {
        fill(tone, field);
    }

    private void fill(float[] target, Field field) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                target[y * width + x] = (float) field.at(x, y);
            }
        }
    }

    /** Adds roughness to whatever is there. */
    public void roughen(float[] noise, double amplitude) {
        for (int i = 0; i < depth.length; i++) {
            depth[i] += (float) (amplitude * noise[i]);
        }
    }

    /** Lets materials vary. */
    public void stain(float[] noise, double amplitude) {
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) Math.max(0.02, tone[i] * (1 + amplitude * noise[i]));
        }
    }

    /** Takes the other surface where the mask is positive. */
    public void replace(Surface other, float[] mask) {
        for (int i = 0; i < depth.length; i++) {
            if (mask[i] > 0) {
                depth[i] = other.depth[i];
                tone[i] = other.tone[i];
            }
        }
    }
}
