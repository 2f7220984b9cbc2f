package io.semstream.model.explanation;

import io.semstream.micrograph.AreaResize;
import io.semstream.micrograph.ColourPng;
import io.semstream.micrograph.GrayImage;

/** A map laid over the frame: the stronger the evidence, the brighter and the less transparent its colour. What speaks against the category is left grey. */
final class HeatPicture {
    private static final double OPACITY = 0.7;

    private HeatPicture() {}

    static byte[] png(GrayImage specimen, EvidenceMap map, int longestEdge) {
        GrayImage grey = reduced(specimen, longestEdge);
        double strongest = map.strongest();
        byte[] samples = new byte[grey.width() * grey.height() * 3];
        for (int y = 0; y < grey.height(); y++) {
            for (int x = 0; x < grey.width(); x++) {
                double value = strongest > 0
                        ? Math.max(0, map.blended((x + 0.5) / grey.width(), (y + 0.5) / grey.height())) / strongest
                        : 0;
                paint(samples, (y * grey.width() + x) * 3, grey.at(x, y), value);
            }
        }
        return ColourPng.of(grey.width(), grey.height(), samples);
    }

    private static void paint(byte[] samples, int at, int grey, double value) {
        double opacity = OPACITY * Math.sqrt(value);
        for (int channel = 0; channel < 3; channel++) {
            samples[at + channel] = (byte) Math.round(grey * (1 - opacity) + HeatColours.level(channel, value) * opacity);
        }
    }

    private static GrayImage reduced(GrayImage image, int longestEdge) {
        double scale = Math.min(1, (double) longestEdge / Math.max(image.width(), image.height()));
        return AreaResize.to(image, Math.max(1, (int) Math.round(image.width() * scale)),
                Math.max(1, (int) Math.round(image.height() * scale)));
    }
}
