package io.semstream.trainer;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How many views of each image a head learns from: their embeddings lie in the heap, and once more while it is fitted; the pixels, too, where the backbone learns.
 *
 * @param dimensions
 *            numbers of an embedding
 * @param pixels
 *            of an image that stay in the heap beside them
 * @param heap
 *            bytes at most
 */
record ViewBudget(int dimensions, int pixels, long heap) {
    /** The rest is for images in decoding and for collections, which move what is young. */
    private static final double SHARE = 0.6;
    private static final double MB = 1e6;

    /**
     * @param wanted
     *            where nothing is, as many as fit
     * @param rendered
     *            micrographs, of which there is one view
     * @throws TrainingProblem
     *             when those that are wanted do not fit, or not one of each image
     */
    int views(Optional<Integer> wanted, int images, int rendered, Consumer<String> progress) {
        int views = wanted.orElse(Views.ALL);
        if (bytes(images, views, rendered) <= SHARE * heap) {
            return views;
        }
        int fitting = views;
        while (fitting > 0 && bytes(images, fitting, rendered) > SHARE * heap) {
            fitting--;
        }
        if (wanted.isPresent() || fitting == 0) {
            throw new TrainingProblem(String.format(Locale.ROOT,
                    "%s of %d images and %d rendered ones: what is kept of them takes %.0f MB, and this heap has %.0f MB for them; %sset SEMSTREAM_HEAP=%dm",
                    wanted.map("--views %d"::formatted).orElse("one view"), images, rendered,
                    bytes(images, Math.max(1, wanted.orElse(1)), rendered) / MB, SHARE * heap / MB,
                    fitting == 0 ? "" : "give --views " + fitting + " or ", needed(images, wanted.orElse(1), rendered)));
        }
        progress.accept(String.format(Locale.ROOT, "%d of %d views of each image: what is kept of all would take %.0f MB"
                + " (a heap of SEMSTREAM_HEAP=%dm has room for them)", fitting, views, bytes(images, views, rendered) / MB,
                needed(images, views, rendered)));
        return fitting;
    }

    private double bytes(int images, int views, int rendered) {
        return 2.0 * Float.BYTES * dimensions * ((double) images * views + rendered) + (double) pixels * (images + rendered);
    }

    /** Mebibytes of heap, rounded up to a hundred. */
    private long needed(int images, int views, int rendered) {
        return (long) Math.ceil(bytes(images, views, rendered) / SHARE / (1 << 20) / 88) * 100;
    }
}
