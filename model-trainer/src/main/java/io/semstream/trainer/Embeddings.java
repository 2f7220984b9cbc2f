package io.semstream.trainer;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** All training images as a network sees them that has learned from some of them, or from none. */
@FunctionalInterface
interface Embeddings {
    /**
     * @param unseen
     *            sources from which the network has learned nothing; their images are among the result, as those of all others
     */
    List<Example> without(Set<String> unseen) throws IOException;
}
