package io.semstream.micrograph.alignment;

/**
 * How far a mixture can be believed. A frame holds a limited number of wires, each a narrow peak, and some of many that lie in any direction always lie together by chance. How many
 * there are shows in how rough the distribution is about the smooth mixture: for n independent wires the squared relative deviation of a bin is 1/n of its expectation.
 *
 * @param wires
 *            about as many independent wires as would be this rough
 */
record Evidence(OrientationMixture mixture, double wires, double likelihoodRatio) {
    /** Degrees, wider than the peak of one straight wire. */
    private static final int BIN = 6;
    private static final int PARAMETERS = 3;
    /** Twice the logarithm: what simulated frames of wires in any direction rarely exceed. */
    private static final double CONVINCING = 12;
    /** Ends of wires and crossings point elsewhere: so much of perfectly aligned wires is seen as aligned. */
    private static final double SEEN = 0.95;
    private static final double FEWEST = 3;
    private static final double UNEVEN = 2;
    private static final double SYSTEMATIC = 0.02;

    static Evidence of(OrientationMixture mixture, Directions directions) {
        double[] expected = mixture.expected();
        double deviation = 0;
        for (int bin = 0; bin < Directions.BINS; bin += BIN) {
            double found = 0;
            double awaited = 0;
            for (int i = bin; i < bin + BIN; i++) {
                found += directions.weights()[i];
                awaited += expected[i];
            }
            deviation += (found - awaited) * (found - awaited) / awaited;
        }
        int freedom = Directions.BINS / BIN - 1 - PARAMETERS;
        double wires = Math.max(FEWEST, freedom / Math.max(1e-9, deviation));
        double gain = mixture.logLikelihood(directions) - OrientationMixture.none().logLikelihood(directions);
        return new Evidence(mixture, wires, Math.max(0, 2 * wires * gain));
    }

    boolean convincing() {
        return likelihoodRatio >= CONVINCING;
    }

    double fraction() {
        return Math.min(1, mixture.share() / SEEN);
    }

    /** Binomial, for wires that overlap and differ in thickness, and what many frames of many wires are still off by. */
    double standardError(double fraction) {
        return Math.hypot(Math.sqrt(UNEVEN * fraction * (1 - fraction) / wires), SYSTEMATIC);
    }
}
