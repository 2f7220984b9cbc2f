package io.semstream.model.explanation;

/**
 * The colour scale "inferno" of van der Walt and Smith (matplotlib, 2015), perceptually uniform and readable by the colour-blind, as the polynomial that Zucker
 * fitted to it (CC0).
 */
final class HeatColours {
    private static final double[][] RED_GREEN_BLUE = {
        {0.0002189403691192265, 0.1065134194856116, 11.60249308247187, -41.70399613139459, 77.162935699427, -71.31942824499214,
            25.13112622477341},
        {0.001651004631001012, 0.5639564367884091, -3.972853965665698, 17.43639888205313, -33.40235894210092, 32.62606426397723,
            -12.24266895238567},
        {-0.01948089843709184, 3.932712388889277, -15.9423941062914, 44.35414519872813, -81.80730925738993, 73.20951985803202,
            -23.07032500287172}};

    private HeatColours() {}

    /**
     * @param channel
     *            0 red, 1 green, 2 blue
     * @param value
     *            0 to 1
     * @return 0 to 255
     */
    static double level(int channel, double value) {
        double sum = 0;
        for (int power = 6; power >= 0; power--) {
            sum = sum * value + RED_GREEN_BLUE[channel][power];
        }
        return Math.clamp(sum, 0, 1) * 255;
    }
}
