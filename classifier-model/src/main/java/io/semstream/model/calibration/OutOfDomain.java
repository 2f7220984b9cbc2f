package io.semstream.model.calibration;

/**
 * How far an image is from everything the model was trained on: the cosine distance of its embedding to the nearest reference point (after Sun et al.,
 * "Out-of-Distribution Detection with Deep Nearest Neighbors", ICML 2022, with the neighbours condensed into a few points for each category).
 */
public final class OutOfDomain {
    private final float[][] references;
    private final double threshold;

    /**
     * @param references
     *            points of length 1; owned by this object
     * @param threshold
     *            cosine distance from where on an image is unknown, 0 to 2
     */
    public OutOfDomain(float[][] references, double threshold) {
        if (references.length == 0 || references[0].length == 0) {
            throw new IllegalArgumentException("no reference points");
        }
        if (!(threshold > 0 && threshold <= 2)) {
            throw new IllegalArgumentException("cosine distance out of (0,2]: " + threshold);
        }
        for (float[] reference : references) {
            if (reference.length != references[0].length || !(Math.abs(Vectors.norm(reference) - 1) < 1e-3)) {
                throw new IllegalArgumentException(
                        "a reference point is not of length 1 or not of " + references[0].length + " dimensions");
            }
        }
        this.references = references;
        this.threshold = threshold;
    }

    /**
     * @param embeddings
     *            of training images
     * @param labels
     *            their categories
     * @param quantile
     *            share of known images that must count as known, such as 0.98; a fifth of the images is held out to find the distance
     */
    public static OutOfDomain fit(float[][] embeddings, int[] labels, double quantile) {
        return OutOfDomainFit.splitting(embeddings, labels, quantile);
    }

    /** The same, with the distance found on held-out images of other sources than the training images. */
    public static OutOfDomain fit(float[][] embeddings, int[] labels, float[][] heldOut, double quantile) {
        return OutOfDomainFit.with(embeddings, labels, heldOut, quantile);
    }

    /** Cosine distance to the nearest reference point, 0 to 2; 2 for an embedding of length 0. */
    public double distance(float[] embedding) {
        if (embedding.length != dimensions()) {
            throw new IllegalArgumentException("embedding of " + embedding.length + " for references of " + dimensions());
        }
        double norm = Vectors.norm(embedding);
        if (!(norm > 0)) {
            return 2;
        }
        double nearest = -1;
        for (float[] reference : references) {
            nearest = Math.max(nearest, Vectors.dot(reference, embedding) / norm);
        }
        return Math.clamp(1 - nearest, 0, 2);
    }

    public double threshold() {
        return threshold;
    }

    public int dimensions() {
        return references[0].length;
    }

    /** The reference points, one row each; not to be changed. */
    public float[][] references() {
        return references;
    }
}
