package io.semstream.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What decoding an image once has told.
 *
 * @param bitDepth
 *            bits of one sample in the file
 * @param channels
 *            samples of one pixel in the file
 * @param pixelSizeNm
 *            width of a pixel on the specimen in nanometres, where the file says
 * @param perceptualHash
 *            256 bits of what is above the data bar, 64 hexadecimal digits
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FrameFacts(int width, int height, int bitDepth, int channels, Optional<Double> pixelSizeNm, String perceptualHash) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public FrameFacts {
        if (width < 1 || height < 1 || bitDepth < 1 || channels < 1) {
            throw new IllegalArgumentException("width, height, bit depth and channels must be positive");
        }
        if (!HASH.matcher(perceptualHash).matches()) {
            throw new IllegalArgumentException("perceptualHash must be 64 hexadecimal digits, not \"" + perceptualHash + "\"");
        }
    }
}
