package io.semstream.classifier.topology;

/**
 * Whether the records of all partitions are about to be asked for again, because one of them has no finding yet. Used by the
 * stream thread alone.
 */
public final class Rewind {

    private boolean coming;

    void begin() {
        coming = true;
    }

    void end() {
        coming = false;
    }

    boolean coming() {
        return coming;
    }
}
