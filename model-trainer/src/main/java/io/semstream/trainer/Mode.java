package io.semstream.trainer;

import java.util.Locale;

/** How much of a network is trained. */
enum Mode {
    /** The last layer alone, on embeddings that are computed once. */
    FEATURE_EXTRACTION,
    /** Everything, from weights that were trained on something else. */
    FINE_TUNE,
    /** Everything, from nothing. */
    SCRATCH;

    /** As people write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
