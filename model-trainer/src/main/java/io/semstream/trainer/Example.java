package io.semstream.trainer;

/**
 * One view of one training image, as the backbone sees it.
 *
 * @param source
 *            where the image comes from; images of one source are never on both sides of a split
 * @param real
 *            false for a rendered one: such an image never judges a model
 * @param view
 *            0 for the image as it is, higher for its turned and mirrored views
 * @param embedding
 *            what the backbone makes of it
 */
public record Example(String name, int category, String source, boolean real, int view, float[] embedding) implements Sourced<Example> {
    @Override
    public Example ofSource(String other) {
        return new Example(name, category, other, real, view, embedding);
    }

    boolean judges() {
        return real && view == 0;
    }
}
