package io.semstream.model.network;

import io.semstream.micrograph.GrayImage;
import java.util.List;

/** A network that is loaded and ready. Thread-safe; each thread that predicts does so through its own {@link Session}. */
public interface Network extends AutoCloseable {

    Session open();

    /** Where it computes, for people. */
    String device();

    /** After all sessions are closed. */
    @Override
    void close();

    /** For one thread at a time. */
    interface Session extends AutoCloseable {

        /**
         * One output for each image, in order. The images have the size of the input contract.
         *
         * @throws PredictionException
         *             when the network fails on this batch
         */
        List<NetworkOutput> predict(List<GrayImage> batch);

        @Override
        void close();
    }
}
