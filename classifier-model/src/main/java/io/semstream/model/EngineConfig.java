package io.semstream.model;

import io.semstream.micrograph.DecodeLimits;
import io.semstream.model.network.Device;
import java.time.Duration;

/**
 * How much an {@link InferenceEngine} may do at once.
 *
 * @param maxBatch
 *            most images in one call of the model
 * @param maxDelay
 *            how long a batch that is not full may wait for images that are already on their way; a lone image never waits
 * @param maxImages
 *            most images between the start of their fetch and their answer
 * @param maxBytes
 *            most bytes of fetched files that are not decoded yet; one larger file passes alone
 * @param fetchers
 *            files fetched at the same time
 * @param decoders
 *            files decoded at the same time
 * @param predictors
 *            batches predicted at the same time
 * @param thumbnailEdge
 *            longer edge of thumbnails in pixels, 0 for none
 * @param drain
 *            how long {@code close} waits for the images already accepted
 */
public record EngineConfig(Device device, int maxBatch, Duration maxDelay, int maxImages, long maxBytes, int fetchers, int decoders,
        int predictors, int thumbnailEdge, DecodeLimits limits, Duration drain) {

    public EngineConfig {
        requireAtLeast(1, maxBatch, "maxBatch");
        requireAtLeast(1, maxImages, "maxImages");
        requireAtLeast(1, maxBytes, "maxBytes");
        requireAtLeast(1, fetchers, "fetchers");
        requireAtLeast(1, decoders, "decoders");
        requireAtLeast(1, predictors, "predictors");
        requireAtLeast(0, thumbnailEdge, "thumbnailEdge");
        requireAtLeast(0, maxDelay.toNanos(), "maxDelay");
        requireAtLeast(0, drain.toNanos(), "drain");
    }

    /** Fits a machine of two cores and a heap of half a gigabyte. */
    public static EngineConfig standard() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new EngineConfig(Device.AUTO, 8, Duration.ZERO, 64, 64L << 20, 8, cores, 2, 256, DecodeLimits.standard(),
                Duration.ofSeconds(20));
    }

    private static void requireAtLeast(long least, long value, String name) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ": " + value);
        }
    }
}
