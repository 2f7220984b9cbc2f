package io.semstream.micrograph.reduced;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a JPEG's three channels mean: luminance and two chromas, unless the file says otherwise. */
final class JpegColours {
    private static final byte[] ADOBE_NAME = "Adobe".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] JFIF_NAME = "JFIF".getBytes(StandardCharsets.US_ASCII);
    private static final int TRANSFORM = 11;

    private int transform = -1;
    private boolean jfif;

    void note(boolean adobe, byte[] segment) {
        if (adobe && segment.length > TRANSFORM && startsWith(segment, ADOBE_NAME)) {
            transform = segment[TRANSFORM];
        }
        jfif |= !adobe && startsWith(segment, JFIF_NAME);
    }

    private static boolean startsWith(byte[] segment, byte[] name) {
        return segment.length >= name.length && Arrays.equals(segment, 0, name.length, name, 0, name.length);
    }

    /** Of each channel in the brightness. */
    double[] weights(int channels, int firstId) {
        boolean unmarked = transform < 0 && !jfif;
        boolean rgb = channels == 3 && (transform == 0 || (unmarked && firstId == 'R'));
        return rgb ? new double[]{Reduction.RED, Reduction.GREEN, Reduction.BLUE} : new double[]{1, 0, 0};
    }
}
