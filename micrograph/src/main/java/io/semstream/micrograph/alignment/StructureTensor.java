package io.semstream.micrograph.alignment;

import io.semstream.micrograph.GrayImage;

/**
 * The second moments of the grey level's gradient around each pixel (Bigun and Granlund, Optimal orientation detection of linear symmetry, ICCV 1987; as in OrientationJ,
 * Rezakhaniha et al., Biomech. Model. Mechanobiol. 11, 2012). Rows count downwards, angles counter-clockwise.
 */
final class StructureTensor {
    private final float[] xx;
    private final float[] xy;
    private final float[] yy;

    /**
     * @param fine
     *            standard deviation of the Gaussian whose slopes are taken, in pixels
     * @param wide
     *            of the Gaussian window the moments are averaged in, in pixels
     */
    StructureTensor(GrayImage image, double fine, double wide) {
        int width = image.width();
        float[] plane = Planes.of(image);
        float[] smooth = Planes.gaussian(fine);
        float[] slope = Planes.gaussianSlope(fine);
        float[] gx = Planes.filtered(plane, width, slope, smooth);
        float[] gy = Planes.filtered(plane, width, smooth, slope);
        float[] window = Planes.gaussian(wide);
        xx = Planes.filtered(product(gx, gx), width, window, window);
        xy = Planes.filtered(product(gx, gy), width, window, window);
        yy = Planes.filtered(product(gy, gy), width, window, window);
    }

    /** Mean energy of white noise of this variance. */
    static double energyOfNoise(double variance, double fine) {
        return 2 * variance * sumOfSquares(Planes.gaussian(fine)) * sumOfSquares(Planes.gaussianSlope(fine));
    }

    private static double sumOfSquares(float[] kernel) {
        double sum = 0;
        for (float weight : kernel) {
            sum += weight * weight;
        }
        return sum;
    }

    private static float[] product(float[] a, float[] b) {
        float[] product = new float[a.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }

    int size() {
        return xx.length;
    }

    /** Mean squared gradient, in grey levels squared for each pixel squared. */
    float energy(int i) {
        return xx[i] + yy[i];
    }

    /** 0 where no direction is preferred, 1 where all gradients are parallel. */
    double coherency(int i) {
        double difference = xx[i] - yy[i];
        return Math.sqrt(difference * difference + 4.0 * xy[i] * xy[i]) / Math.max(1e-12, energy(i));
    }

    /** Direction along which the grey level changes least, 0 to below 180 degrees. */
    double degrees(int i) {
        double gradient = Math.toDegrees(Math.atan2(-2.0 * xy[i], xx[i] - yy[i])) / 2;
        return Alignment.axis(gradient + 90);
    }
}
