package io.semstream.labeler.label;

import io.semstream.event.LabelOrigin;
import io.semstream.event.ReplacedLabel;
import java.time.Instant;
import java.util.Optional;

/** Whether a classification becomes the label of its image, given the label that is there. A pure function, so a crash anywhere leads to the same end. */
public sealed interface LabelDecision {

    /** Write it: there is no label yet, or an older one, or one that readers of this topic were never told of. */
    record Write(Optional<ReplacedLabel> replaced) implements LabelDecision {}

    /** It is written already, by an attempt whose commit did not come about: write and announce the very same again. */
    record Repeat(Instant labeledAt, Optional<ReplacedLabel> replaced) implements LabelDecision {}

    /** The same model has labelled these bytes before: the image was announced by two agents. */
    record AlreadyLabeled() implements LabelDecision {}

    /** What is there is newer, or people said it. */
    record Outdated(StoredLabel by) implements LabelDecision {}

    /** @param ofThumbnail whether the model saw a thumbnail alone; what it says of the image itself, once that may be seen, takes its place */
    static LabelDecision decide(Source source, long labelVersion, String modelDigest, boolean ofThumbnail, Optional<StoredLabel> stored) {
        if (stored.isEmpty()) {
            return new Write(Optional.empty());
        }
        StoredLabel there = stored.get();
        boolean announcedHere = there.history().equals(source.history());
        if (announcedHere && there.source().equals(source.toString())) {
            return new Repeat(there.labeledAt(), there.replaced());
        }
        if (there.origin() == LabelOrigin.PEOPLE || there.labelVersion() > labelVersion) {
            return new Outdated(there);
        }
        boolean isReleased = there.ofThumbnail() && !ofThumbnail;
        if (!isReleased && there.modelDigest().filter(modelDigest::equals).isPresent()) {
            return announcedHere ? new AlreadyLabeled() : new Write(there.replaced());
        }
        return new Write(Optional.of(there.asReplaced()));
    }
}
