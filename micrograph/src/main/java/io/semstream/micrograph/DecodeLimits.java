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
 *            expanded bytes per file byte; frames that expand to less than 16 MiB are never refused for their ratio, because an honest empty frame
 *            compresses a thousandfold
 */
public record DecodeLimits(long maxBytes, long maxPixels, long maxDecodedBytes, int maxImageDirectories, double maxCompressionRatio) {

    private static final long RATIO_MATTERS_FROM = 16L << 20;

    public DecodeLimits {
        requirePositive("maxBytes", (double) maxBytes);
        requirePositive("maxPixels", (double) maxPixels);
        requirePositive("maxDecodedBytes", (double) maxDecodedBytes);
        requirePositive("maxImageDirectories", maxImageDirectories);
        requirePositive("maxCompressionRatio", maxCompressionRatio);
        if (Math.max(maxDecodedBytes, Math.max(maxPixels, maxBytes)) > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("an array holds less than 2 GiB: " + this);
        }
    }

    /** Files of 256 MiB, 128 megapixels (an instrument's 12288 x 8192 fits), half a gigabyte expanded, 512 pages. */
    public static DecodeLimits standard() {
        return new DecodeLimits(256L << 20, 128L << 20, 512L << 20, 512, 400);
    }

    void admitFile(long bytes) throws UnreadableImage {
        if (bytes > maxBytes) {
            throw tooLarge("The file has " + bytes + " bytes, the limit is " + maxBytes + ".");
        }
    }

    /** To be asked before pixels are allocated. */
    void admitFrame(long width, long height, long decodedBytes, long fileBytes) throws UnreadableImage {
        if ((double) width * height > maxPixels) {
            throw tooLarge("The header announces " + width + " x " + height + " pixels, the limit is " + maxPixels + " in all.");
        }
        if (decodedBytes > maxDecodedBytes) {
            throw tooLarge("Expanded, the image needs " + decodedBytes + " bytes, the limit is " + maxDecodedBytes + ".");
        }
        if (decodedBytes > RATIO_MATTERS_FROM && decodedBytes > fileBytes * maxCompressionRatio) {
            throw tooLarge("The file of " + fileBytes + " bytes would expand to " + decodedBytes + ", more than " + maxCompressionRatio
                    + " times.");
        }
    }

    private static UnreadableImage tooLarge(String message) {
        return new UnreadableImage(DecodeFailure.TOO_LARGE, message);
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }
}
