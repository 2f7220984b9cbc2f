package io.semstream.micrograph;

import java.util.Optional;

/** Finds a burnt-in data bar. */
final class DataBarDetector {
    private DataBarDetector() {}

    static Optional<DataBar> find(GrayImage frame) {
        return Optional.empty();
    }
}
