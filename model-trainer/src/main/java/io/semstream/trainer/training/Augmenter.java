package io.semstream.trainer.training;

import io.semstream.micrograph.AreaResize;
import io.semstream.micrograph.GrayImage;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Varies an image at random. What it does depends on nothing but the image and the generator. */
final class Augmenter {
    private static final double SMALLEST_PART = 0.7;
    private static final double CONTRAST_CHANGE = 0.3;
    private static final double BRIGHTNESS_CHANGE = 0.15;
    private static final double MOST_NOISE = 0.06;
    private static final double TALLEST_BAR = 0.12;
    private static final double SELDOM = 0.2;

    private final Set<Augment> kinds;

    Augmenter(Set<Augment> kinds) {
        this.kinds = kinds;
    }

    /**
     * @return {@code size.width() x size.height()} levels in 0 to 1, row by row
     */
    float[] vary(GrayImage image, InputSize size, RandomGenerator random) {
        GrayImage part = has(Augment.SCALE) ? part(image, random) : image;
        float[] levels = levels(AreaResize.to(part, size.width(), size.height()));
        maskBar(levels, size, random);
        float[] turned = turned(levels, size, random);
        float[] sharpOrNot = has(Augment.BLUR) && random.nextDouble() < SELDOM ? blurred(turned, size) : turned;
        grade(sharpOrNot, random);
        return sharpOrNot;
    }

    static float[] levels(GrayImage image) {
        byte[] samples = image.samples();
        float[] levels = new float[samples.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (samples[i] & 0xFF) / 255f;
        }
        return levels;
    }

    private boolean has(Augment kind) {
        return kinds.contains(kind);
    }

    private static GrayImage part(GrayImage image, RandomGenerator random) {
        double share = SMALLEST_PART + (1 - SMALLEST_PART) * random.nextDouble();
        int width = Math.max(1, (int) Math.round(image.width() * share));
        int height = Math.max(1, (int) Math.round(image.height() * share));
        return image.crop(random.nextInt(image.width() - width + 1), random.nextInt(image.height() - height + 1), width, height);
    }

    private void maskBar(float[] levels, InputSize size, RandomGenerator random) {
        if (has(Augment.MASK_BAR) && random.nextDouble() < SELDOM) {
            int rows = (int) (size.height() * TALLEST_BAR * random.nextDouble());
            float level = random.nextBoolean() ? 0 : random.nextFloat();
            java.util.Arrays.fill(levels, (size.height() - rows) * size.width(), levels.length, level);
        }
    }

    /** What is not square is turned upside down at most. */
    private float[] turned(float[] from, InputSize size, RandomGenerator random) {
        boolean horizontal = has(Augment.FLIP_HORIZONTAL) && random.nextBoolean();
        boolean vertical = has(Augment.FLIP_VERTICAL) && random.nextBoolean();
        int quarters = has(Augment.ROTATE) ? random.nextInt(4) : 0;
        int turn = size.isSquare() ? quarters : quarters / 2 * 2;
        float[] to = new float[from.length];
        int right = size.width() - 1;
        int bottom = size.height() - 1;
        for (int y = 0; y <= bottom; y++) {
            for (int x = 0; x <= right; x++) {
                int column = horizontal ? right - x : x;
                int row = vertical ? bottom - y : y;
                to[y * size.width() + x] = from[switch (turn) {
                    case 0 -> row * size.width() + column;
                    case 1 -> column * size.width() + right - row;
                    case 2 -> (bottom - row) * size.width() + right - column;
                    default -> (bottom - column) * size.width() + row;
                }];
            }
        }
        return to;
    }

    /** The mean of 3x3 pixels; the frame's edge repeats. */
    private static float[] blurred(float[] from, InputSize size) {
        float[] to = new float[from.length];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                float sum = 0;
                for (int dy = -1; dy <= 1; dy++) {
                    for (int dx = -1; dx <= 1; dx++) {
                        sum += from[Math.clamp(y + dy, 0, size.height() - 1) * size.width() + Math.clamp(x + dx, 0, size.width() - 1)];
                    }
                }
                to[y * size.width() + x] = sum / 9;
            }
        }
        return to;
    }

    private void grade(float[] levels, RandomGenerator random) {
        float contrast = has(Augment.CONTRAST) ? (float) (1 + CONTRAST_CHANGE * (2 * random.nextDouble() - 1)) : 1;
        float shift = has(Augment.BRIGHTNESS) ? (float) (BRIGHTNESS_CHANGE * (2 * random.nextDouble() - 1)) : 0;
        float noise = has(Augment.NOISE) && random.nextBoolean() ? (float) (MOST_NOISE * random.nextDouble()) : 0;
        float mean = 0;
        for (float level : levels) {
            mean += level / levels.length;
        }
        for (int i = 0; i < levels.length; i++) {
            float grain = noise > 0 ? noise * (float) random.nextGaussian() : 0;
            levels[i] = Math.clamp(mean + contrast * (levels[i] - mean) + shift + grain, 0f, 1f);
        }
    }
}
