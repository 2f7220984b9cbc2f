package io.semstream.labeler.label;

import io.semstream.event.DeadLetter;
import io.semstream.event.ImageLabeled;

/** What became of one classification. */
public sealed interface Labeling {

    /** Tags and sidecar are written; to be announced. */
    record Labeled(ImageLabeled event) implements Labeling {}

    /** The label that is there stays; nothing to announce. */
    record Kept(String why) implements Labeling {}

    /** The record's fault. */
    record Failed(DeadLetter letter) implements Labeling {}
}
