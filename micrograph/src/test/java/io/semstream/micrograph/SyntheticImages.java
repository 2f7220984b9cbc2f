package io.semstream.micrograph;

import java.util.Random;
import java.util.function.IntBinaryOperator;

/** Small made-up frames. */
final class SyntheticImages {
    private SyntheticImages() {}

    static GrayImage of(int width, int height, IntBinaryOperator level) {
        byte[] samples = new byte[width * height];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) Math.clamp(level.applyAsInt(i % width, i / width), 0, 255);
        }
        return new GrayImage(width, height, samples);
    }

    /** Bright discs on a dark ground, with noise. */
    static GrayImage particles(int width, int height, double noise, long seed) {
        Random random = new Random(seed);
        int pitch = Math.max(8, width / 12);
        return of(width, height, (x, y) -> {
            double distance = Math.hypot(x % pitch - pitch / 2.0, y % pitch - pitch / 2.0);
            return (int) ((distance < pitch / 3.0 ? 170 : 60) + noise * random.nextGaussian());
        });
    }

    static GrayImage blurred(GrayImage image, int radius) {
        return of(image.width(), image.height(), (x, y) -> mean(image, x, y, radius));
    }

    /** A banner of one level with marks as dense and short as lettering. */
    static GrayImage withBanner(GrayImage image, int top, int height, int background) {
        int ink = 255 - background;
        return of(image.width(), image.height(), (x, y) -> {
            if (y < top || y >= top + height) {
                return image.at(x, y);
            }
            boolean lettering = y > top + height / 3 && y < top + 2 * height / 3 && x > 20 && x < image.width() / 2;
            return lettering && x % 7 < 2 ? ink : background;
        });
    }

    private static int mean(GrayImage image, int x, int y, int radius) {
        int sum = 0;
        int count = 0;
        for (int v = Math.max(0, y - radius); v <= Math.min(image.height() - 1, y + radius); v++) {
            for (int u = Math.max(0, x - radius); u <= Math.min(image.width() - 1, x + radius); u++) {
                sum += image.at(u, v);
                count++;
            }
        }
        return sum / count;
    }
}
