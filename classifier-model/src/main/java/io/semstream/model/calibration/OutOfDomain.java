package io.semstream.model.calibration;

import java.util.Optional;

/**
 * How far an image is from everything the model was trained on: the cosine distance of its embedding to the nearest reference point (after Sun et al.,
 * "Out-of-Distribution Detection with Deep Nearest Neighbors", ICML 2022, with the neighbours condensed into a few points for each category).
 */
public final class OutOfDomain {
    private final float[][] references;
    private final double threshold;
    private final Optional<Standardisation> standardisation;

    /**
     * @param references
     *            points of length 1; owned by this object
     * @param threshold
     *            cosine distance from where on an image is unknown, 0 to 2
     * @param standardisation
     *            applied to an embedding before it is compared
     */
    public OutOfDomain(float[][] references, double threshold, Optional<Standardisation> standardisation) {
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
        standardisation.ifPresent(scale -> requireDimensions(scale.dimensions(), references[0].length));
        this.references = references;
        this.threshold = threshold;
        this.standardisation = standardisation;
    }

    /** Compares embeddings as they are. */
    public OutOfDomain(float[][] references, double threshold) {
        this(references, threshold, Optional.empty());
    }

    private static void requireDimensions(int scale, int references) {
        if (scale != references) {
            throw new IllegalArgumentException("standardisation of " + scale + " dimensions for references of " + references);
        }
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
        return OutOfDomainFit.with(embeddings, labels, heldOut, quantile, Optional.empty());
    }

    /** The same, comparing embeddings that are standardised first, which tells strange images apart better where few dimensions outshine the others. */
    public static OutOfDomain fitStandardised(float[][] embeddings, int[] labels, float[][] heldOut, double quantile) {
        Samples.require(embeddings, labels);
        return OutOfDomainFit.with(embeddings, labels, heldOut, quantile, Optional.of(Standardisation.of(embeddings)));
    }

    /** Cosine distance to the nearest reference point, 0 to 2; 2 for an embedding of length 0. */
    public double distance(float[] embedding) {
        if (embedding.length != dimensions()) {
            throw new IllegalArgumentException("embedding of " + embedding.length + " for references of " + dimensions());
        }
        float[] compared = standardisation.map(scale -> scale.apply(embedding)).orElse(embedding);
        double norm = Vectors.norm(compared);
        if (!(norm > 0)) {
            return 2;
        }
        double nearest = -1;
        for (float[] reference : references) {
            nearest = Math.max(nearest, Vectors.dot(reference, compared) / norm);
        }
        return Math.clamp(1 - nearest, 0, 2);
    }

    /** The same reference points with another limit. */
    public OutOfDomain withThreshold(double another) {
        return new OutOfDomain(references, another, standardisation);
    }

    /** The same reference points with the limit that the given share of known, held-out images stays below. */
    public OutOfDomain withThreshold(double[] distances, double quantile) {
        return withThreshold(OutOfDomainFit.limit(distances, quantile));
    }

    public Optional<Standardisation> standardisation() {
        return standardisation;
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
