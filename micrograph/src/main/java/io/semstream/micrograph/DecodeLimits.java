package io.semstream.micrograph;

/**
 * What a file may ask for; everything is checked on headers, before pixels are allocated.
 *
 * @param maxBytes
 *            the largest file
 * @param maxPixels
 *            the largest frame, width times height
 * @param maxDecodedBytes
 *            the largest frame once expanded, all channels at their full depth
 * @param maxImageDirectories
 *            the longest chain of TIFF directories
 * @param maxCompressionRatio
 *            expanded bytes per file byte; frames that expand to less than 16 MiB are never refused for their ratio, because an honest empty frame compresses a
 *            thousandfold
 */
public record DecodeLimits(long maxBytes, long maxPixels, long maxDecodedBytes, int maxImageDirectories, double maxCompressionRatio) {

    public DecodeLimits {
        requirePositive("maxBytes", (double) maxBytes);
        requirePositive("maxPixels", (double) maxPixels);
        requirePositive("maxDecodedBytes", (double) maxDecodedBytes);
        requirePositive("maxImageDirectories", maxImageDirectories);
        requirePositive("maxCompressionRatio", maxCompressionRatio);
    }

    /** Fits every instrument we know of: 256 MiB files, 100 megapixels, half a gigabyte expanded. */
    public static DecodeLimits standard() {
        return new DecodeLimits(256L << 20, 100_000_000L, 512L << 20, 256, 400);
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }
}
