package io.semstream.objectstore;

import java.io.IOException;

/** Told of every piece of a file that is read to be sent; whoever must not read too fast waits here. Called by any number of threads. */
@FunctionalInterface
public interface ReadPace {

    /** As fast as it goes. */
    ReadPace UNLIMITED = bytes -> {};

    /**
     * Returns when the next piece may be read.
     *
     * @throws IOException
     *             when the wait was interrupted
     */
    void read(int bytes) throws IOException;
}
