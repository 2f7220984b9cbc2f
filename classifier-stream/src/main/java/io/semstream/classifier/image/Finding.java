package io.semstream.classifier.image;

import io.semstream.event.ObjectReference;
import io.semstream.model.Classification;
import java.time.Instant;
import java.util.Optional;

/** What the work on one image came to. */
public sealed interface Finding {

    /** The model's answer; the thumbnail, if there is one, is already stored. */
    record Classified(Classification classification, Optional<ObjectReference> thumbnail, Instant at) implements Finding {}

    /** There is nothing to look at: no pixel of the image may leave its microscope PC. */
    record Withheld() implements Finding {}

    /** The record's fault, whatever is tried: the reason is a code in upper snake case. */
    record Rejected(String reason, String message) implements Finding {}
}
