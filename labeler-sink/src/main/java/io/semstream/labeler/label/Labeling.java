package io.semstream.labeler.label;

import io.semstream.event.DeadLetter;
import io.semstream.event.ImageLabeled;

/** What became of one classification. */
public sealed interface Labeling {

    /** Tags and sidecar are written; to be announced. */
    record Labeled(ImageLabeled event) implements Labeling {}

    /** The label that is there stays; nothing to announce. */
    record Kept(Why why) implements Labeling {}

    /** Why a classification changed nothing. */
    enum Why {
        /** It was made to compare models or to look at history again. */
        NOT_LIVE,
        /** The same model labelled the same bytes before. */
        DUPLICATE,
        /** What is there is newer, or people said it. */
        OUTDATED
    }

    /** The record's fault. */
    record Failed(DeadLetter letter) implements Labeling {}
}
