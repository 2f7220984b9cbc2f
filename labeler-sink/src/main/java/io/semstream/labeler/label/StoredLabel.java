package io.semstream.labeler.label;

import io.semstream.event.LabelOrigin;
import io.semstream.event.ReplacedLabel;
import java.time.Instant;
import java.util.Optional;

/**
 * What the sidecar says about the label it holds: enough to decide whether another one may take its place.
 *
 * @param history
 *            identity of the topic it was announced in, see {@link Source}
 * @param modelDigest
 *            absent when people decided
 * @param ofThumbnail
 *            whether the image itself was under embargo, and the model saw a thumbnail of it
 * @param replaced
 *            what this label replaced in its turn
 */
public record StoredLabel(String category, LabelOrigin origin, long labelVersion, String history, String source,
        Optional<String> modelDigest, boolean ofThumbnail,
        Instant labeledAt,
        Optional<ReplacedLabel> replaced) {
    ReplacedLabel asReplaced() {
        return new ReplacedLabel(category, origin, labelVersion, labeledAt);
    }
}
