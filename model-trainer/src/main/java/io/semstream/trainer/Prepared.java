package io.semstream.trainer;

import io.semstream.micrograph.GrayImage;

/**
 * A training image cut and reduced as serving does it, before a network has seen it.
 *
 * @param source
 *            where the image comes from; images of one source are never on both sides of a split
 * @param real
 *            false for a rendered one: such an image never judges a model
 */
record Prepared(String name, int category, String source, boolean real, GrayImage pixels) implements Sourced<Prepared> {
    @Override
    public Prepared ofSource(String other) {
        return new Prepared(name, category, other, real, pixels);
    }

    Example seen(int view, float[] embedding) {
        return new Example(name, category, source, real, view, embedding);
    }
}
