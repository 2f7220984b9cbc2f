package io.semstream.dataset.inspection;

import io.semstream.micrograph.AreaResize;
import io.semstream.micrograph.GrayImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * How an image looks from afar, in 256 bits: the signs of the 16 x 16 lowest coefficients of the discrete cosine transform of the image reduced to 64 x 64
 * pixels. It is the DCT hash of C. Zauner, <em>Implementation and Benchmarking of Perceptual Image Hash Functions</em> (2010), with more bits, because
 * micrographs differ in texture more than in layout, and with zero in place of the median as threshold, as in I. Ito and H. Kiya, <em>DCT sign-only
 * correlation</em> (ICASSP 2007): mirroring an image then flips known bits and transposing it swaps them, so all eight positions of an image follow from one
 * hash. Brightness, contrast and gamma hardly change it.
 */
public final class PerceptualHash {
    public static final int BITS = 256;

    private static final int EDGE = 64;
    private static final int KEPT = 16;
    private static final double ROUNDING = 1e-6;
    private static final int EVEN = 0;
    private static final int ODD_U = 1;
    private static final int ODD_V = 2;
    private static final int ODD_BOTH = 3;
    private static final double[][] COSINES = cosines();

    private final long[] words;

    private PerceptualHash(long[] words) {
        this.words = words;
    }

    /** Of the pixels given: whoever wants the data bar left out crops it first. */
    public static PerceptualHash of(GrayImage image) {
        double[][] coefficients = coefficients(AreaResize.to(image, EDGE, EDGE));
        var hash = new PerceptualHash(new long[BITS / Long.SIZE]);
        for (int v = 0; v < KEPT; v++) {
            for (int u = 0; u < KEPT; u++) {
                hash.set(u, v, coefficients[v][u] > ROUNDING && u + v > 0);
            }
        }
        return hash;
    }

    /**
     * @param hex
     *            64 hexadecimal digits
     */
    public static PerceptualHash parse(String hex) {
        long[] words = new long[BITS / Long.SIZE];
        ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.BIG_ENDIAN).asLongBuffer().get(words);
        return new PerceptualHash(words);
    }

    /** 64 hexadecimal digits. */
    public String hex() {
        ByteBuffer bytes = ByteBuffer.allocate(BITS / Byte.SIZE);
        bytes.asLongBuffer().put(words);
        return HexFormat.of().formatHex(bytes.array());
    }

    /** Bits that differ. */
    public int distance(PerceptualHash other) {
        int distance = 0;
        for (int i = 0; i < words.length; i++) {
            distance += Long.bitCount(words[i] ^ other.words[i]);
        }
        return distance;
    }

    /**
     * Bits that differ in the position of the other in which fewest do. Mirroring sideways turns the bits of odd u, mirroring upwards those of odd v, so the
     * bits of one word turn together or not at all, and four counts tell the distances of all four mirrorings.
     *
     * @param transposed
     *            this hash transposed
     */
    int nearest(PerceptualHash transposed, PerceptualHash other) {
        return Math.min(nearestMirrored(other), transposed.nearestMirrored(other));
    }

    private int nearestMirrored(PerceptualHash other) {
        int odd = Long.bitCount(words[ODD_U] ^ other.words[ODD_U]);
        int upper = Long.bitCount(words[ODD_V] ^ other.words[ODD_V]);
        int both = Long.bitCount(words[ODD_BOTH] ^ other.words[ODD_BOTH]);
        int straight = Math.min(odd + upper + both, 2 * Long.SIZE - odd - upper + both);
        int turned = Math.min(2 * Long.SIZE - odd + upper - both, 2 * Long.SIZE + odd - upper - both);
        return Long.bitCount(words[EVEN] ^ other.words[EVEN]) + Math.min(straight, turned);
    }

    /** The hash of the image with rows and columns exchanged. */
    PerceptualHash transposed() {
        var hash = new PerceptualHash(new long[words.length]);
        for (int v = 0; v < KEPT; v++) {
            for (int u = 0; u < KEPT; u++) {
                hash.set(u, v, get(v, u));
            }
        }
        return hash;
    }

    /** A word for each of the four combinations of even and odd. */
    private static int index(int u, int v) {
        return (v % 2 * 2 + u % 2) * Long.SIZE + v / 2 * 8 + u / 2;
    }

    private boolean get(int u, int v) {
        int index = index(u, v);
        return (words[index / Long.SIZE] >>> index % Long.SIZE & 1) != 0;
    }

    private void set(int u, int v, boolean bit) {
        int index = index(u, v);
        words[index / Long.SIZE] |= (bit ? 1L : 0L) << index % Long.SIZE;
    }

    private static double[][] coefficients(GrayImage image) {
        double[][] rows = new double[EDGE][KEPT];
        for (int y = 0; y < EDGE; y++) {
            for (int u = 0; u < KEPT; u++) {
                for (int x = 0; x < EDGE; x++) {
                    rows[y][u] += image.at(x, y) * COSINES[u][x];
                }
            }
        }
        double[][] both = new double[KEPT][KEPT];
        for (int v = 0; v < KEPT; v++) {
            for (int y = 0; y < EDGE; y++) {
                for (int u = 0; u < KEPT; u++) {
                    both[v][u] += rows[y][u] * COSINES[v][y];
                }
            }
        }
        return both;
    }

    private static double[][] cosines() {
        double[][] cosines = new double[KEPT][EDGE];
        for (int k = 0; k < KEPT; k++) {
            for (int n = 0; n < EDGE; n++) {
                cosines[k][n] = Math.cos(Math.PI * (n + 0.5) * k / EDGE);
            }
        }
        return cosines;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PerceptualHash hash && Arrays.equals(words, hash.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return hex();
    }
}
