package io.semstream.model.explanation;

import io.semstream.micrograph.GrayImage;

/** A way to find where in a prepared frame the evidence for a category lies. For one thread at a time. */
@FunctionalInterface
interface Evidence {
    EvidenceMap map(GrayImage input, int category);
}
