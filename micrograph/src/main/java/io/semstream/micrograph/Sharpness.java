package io.semstream.micrograph;

/**
 * Sharpness that does not take noise for detail. The frame is averaged down to 256 and to 128 pixels; the mean squared gradients of the two are compared. A
 * smooth image has four times less of it at the finer scale (neighbours are half as far apart), crisp edges and texture keep half and more. What noise
 * contributes is subtracted first: its variance ({@link NoiseVariance}) shrinks with the area averaged over.
 */
final class Sharpness {
    private static final int FINE = 256;
    private static final double RATIO_OF_SMOOTH = 0.25;
    /** Of grey level steps: less variation than this is quantisation. */
    private static final double LEAST_ENERGY = 1;

    private final double fineEnergy;
    private final double noiseEnergy;
    private final double coarseEnergy;

    Sharpness(GrayImage image) {
        double scale = Math.min(1, (double) FINE / Math.max(image.width(), image.height()));
        GrayImage fine = scaled(image, scale);
        GrayImage coarse = scaled(fine, 0.5);
        double variance = NoiseVariance.of(image);
        noiseEnergy = 4 * variance * area(fine) / area(image);
        fineEnergy = Math.max(0, gradientEnergy(fine) - noiseEnergy);
        coarseEnergy = Math.max(0, gradientEnergy(coarse) - 4 * variance * area(coarse) / area(image));
    }

    double value() {
        double ratio = fineEnergy / (coarseEnergy + LEAST_ENERGY);
        return Math.clamp((ratio - RATIO_OF_SMOOTH) / (1 - RATIO_OF_SMOOTH), 0.0, 1.0);
    }

    double structure() {
        return fineEnergy / (fineEnergy + noiseEnergy + LEAST_ENERGY);
    }

    private static GrayImage scaled(GrayImage image, double scale) {
        int width = Math.max(1, (int) (image.width() * scale));
        int height = Math.max(1, (int) (image.height() * scale));
        return AreaResize.to(image, width, height);
    }

    private static double area(GrayImage image) {
        return (double) image.width() * image.height();
    }

    private static double gradientEnergy(GrayImage image) {
        long sum = 0;
        for (int y = 0; y < image.height() - 1; y++) {
            for (int x = 0; x < image.width() - 1; x++) {
                int right = image.at(x + 1, y) - image.at(x, y);
                int below = image.at(x, y + 1) - image.at(x, y);
                sum += right * right + below * below;
            }
        }
        return sum / area(image);
    }
}
