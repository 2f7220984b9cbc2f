package io.semstream.micrograph.alignment;

import java.util.Arrays;

/**
 * Directions seen as a mixture of a von Mises distribution of the doubled angle and a uniform background, fitted by expectation maximisation (Dempster, Laird and Rubin, 1977;
 * Mardia and Jupp, Directional Statistics, 2000).
 *
 * @param share
 *            of the von Mises component, 0 to 1
 * @param mean
 *            of the doubled angle in radians
 * @param concentration
 *            of the doubled angle
 */
record OrientationMixture(double share, double mean, double concentration) {
    private static final int ROUNDS = 200;
    private static final double SETTLED = 1e-6;
    /** Spreads of 2 and of 20 degrees: narrower is a single wire, wider is no direction. */
    static final double NARROWEST = concentration(2);
    static final double WIDEST = concentration(20);

    /** The best of several starts: one peak may hide another. */
    static OrientationMixture fit(Directions directions) {
        OrientationMixture best = none();
        double bestFit = Double.NEGATIVE_INFINITY;
        for (double spread : new double[]{4, 12}) {
            OrientationMixture found = fit(directions, start(directions, spread));
            double fit = found.logLikelihood(directions);
            if (fit > bestFit) {
                best = found;
                bestFit = fit;
            }
        }
        return best;
    }

    static OrientationMixture none() {
        return new OrientationMixture(0, 0, 1);
    }

    private static OrientationMixture start(Directions directions, double spread) {
        double concentration = concentration(spread);
        double best = -1;
        double mean = 0;
        for (int bin = 0; bin < Directions.BINS; bin += 2) {
            double centre = Directions.doubled(bin);
            double[] peak = density(centre, concentration);
            double overlap = 0;
            for (int i = 0; i < Directions.BINS; i++) {
                overlap += peak[i] * directions.weights()[i];
            }
            if (overlap > best) {
                best = overlap;
                mean = centre;
            }
        }
        return new OrientationMixture(0.5, mean, concentration);
    }

    private static OrientationMixture fit(Directions directions, OrientationMixture start) {
        OrientationMixture now = start;
        for (int round = 0; round < ROUNDS; round++) {
            OrientationMixture next = now.improved(directions);
            boolean settled = Math.abs(next.share - now.share) < SETTLED;
            now = next;
            if (settled) {
                break;
            }
        }
        return now;
    }

    private OrientationMixture improved(Directions directions) {
        double[] peak = density(mean, concentration);
        double owned = 0;
        double cosines = 0;
        double sines = 0;
        for (int bin = 0; bin < Directions.BINS; bin++) {
            double coherent = share * peak[bin];
            double part = directions.weights()[bin] * coherent / (coherent + (1 - share) / Directions.BINS);
            owned += part;
            cosines += part * Math.cos(Directions.doubled(bin));
            sines += part * Math.sin(Directions.doubled(bin));
        }
        double length = owned == 0 ? 0 : Math.hypot(cosines, sines) / owned;
        return new OrientationMixture(owned, Math.atan2(sines, cosines), Math.clamp(ofLength(length), WIDEST, NARROWEST));
    }

    /** Probability of each bin. */
    double[] expected() {
        double[] peak = density(mean, concentration);
        return Arrays.stream(peak).map(density -> share * density + (1 - share) / Directions.BINS).toArray();
    }

    /** For each unit of weight, in nats. */
    double logLikelihood(Directions directions) {
        double[] expected = expected();
        double sum = 0;
        for (int bin = 0; bin < Directions.BINS; bin++) {
            sum += directions.weights()[bin] * Math.log(expected[bin]);
        }
        return sum;
    }

    double degrees() {
        return Alignment.axis(Math.toDegrees(mean) / 2);
    }

    /** Standard deviation of the directions that a concentration stands for, in degrees. */
    double spreadDegrees() {
        return Math.toDegrees(1 / Math.sqrt(concentration)) / 2;
    }

    static double concentration(double spreadDegrees) {
        double doubled = Math.toRadians(2 * spreadDegrees);
        return 1 / (doubled * doubled);
    }

    private static double[] density(double mean, double concentration) {
        double[] density = new double[Directions.BINS];
        double sum = 0;
        for (int bin = 0; bin < Directions.BINS; bin++) {
            density[bin] = Math.exp(concentration * (Math.cos(Directions.doubled(bin) - mean) - 1));
            sum += density[bin];
        }
        for (int bin = 0; bin < Directions.BINS; bin++) {
            density[bin] /= sum;
        }
        return density;
    }

    /** Concentration whose mean has this length (Best and Fisher 1981, as in Mardia and Jupp 5.3.2). */
    private static double ofLength(double length) {
        double r = Math.min(length, 0.9999);
        if (r < 0.53) {
            return 2 * r + r * r * r + 5 * Math.pow(r, 5) / 6;
        }
        return r < 0.85 ? -0.4 + 1.39 * r + 0.43 / (1 - r) : 1 / (r * (r - 1) * (r - 3));
    }
}
