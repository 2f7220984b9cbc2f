package io.semstream.agent.intake;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a file holds no image: what a power cut leaves of one that had a name already and no bytes on disk yet. By their bytes all such files of one size would be the same image, and
 * only one of them would be heard of.
 */
enum NoContent {
    EMPTY_FILE("the file has no bytes"), //
    ONLY_ZEROS("all bytes of the file are zero");

    private final String what;

    NoContent(String what) {
        this.what = what;
    }

    static Optional<NoContent> of(ContentHash hash) {
        return hash.blank() ? Optional.of(hash.size() == 0 ? EMPTY_FILE : ONLY_ZEROS) : Optional.empty();
    }

    /** Whether a file failed for this reason: then nothing but a change gives it content. */
    static boolean isReason(String reason) {
        return Stream.of(values()).anyMatch(value -> value.name().equals(reason));
    }

    String detail() {
        return what + "; if there was a power cut, save the image again";
    }
}
