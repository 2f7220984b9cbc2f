package io.semstream.model.explanation;

import io.semstream.micrograph.GrayImage;
import io.semstream.model.network.FeatureMap;
import io.semstream.model.network.FeatureMaps;
import io.semstream.model.network.Network;
import io.semstream.model.network.NetworkOutput;
import java.util.List;

/** Sees nothing but the brightness of each quarter of the frame: one channel each, pooled by the mean. */
final class CornerNetwork implements Network, FeatureMaps {
    private static final int QUARTERS = 4;
    private boolean closed;

    @Override
    public Session open() {
        return new CornerSession();
    }

    @Override
    public List<FeatureMap> of(List<GrayImage> batch) {
        return batch.stream().map(CornerNetwork::map).toList();
    }

    /** Channel q is not 0 in quarter q alone. */
    private static FeatureMap map(GrayImage image) {
        float[] values = new float[QUARTERS * QUARTERS];
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            values[quarter * QUARTERS + quarter] = brightness(image, quarter);
        }
        return new FeatureMap(QUARTERS, 2, 2, values);
    }

    private static float brightness(GrayImage image, int quarter) {
        int width = image.width() / 2;
        int height = image.height() / 2;
        double sum = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                sum += image.at(quarter % 2 * width + x, quarter / 2 * height + y) / 255.0;
            }
        }
        return (float) (sum / width / height);
    }

    @Override
    public String device() {
        return "fake";
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean closed() {
        return closed;
    }

    private static final class CornerSession implements Session {
        @Override
        public List<NetworkOutput> predict(List<GrayImage> batch) {
            return batch.stream().map(image -> new NetworkOutput(new float[0], map(image).pooled())).toList();
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
