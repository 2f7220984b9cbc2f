package io.semstream.model.network;

import io.semstream.micrograph.GrayImage;
import java.util.List;

/** Shows what a network has found before it pools over the frame. For one thread at a time. */
public interface FeatureMaps extends AutoCloseable {

    /**
     * One map for each image, in order.
     *
     * @throws PredictionException
     *             when the network fails, or gives no maps
     */
    List<FeatureMap> of(List<GrayImage> batch);

    @Override
    void close();
}
