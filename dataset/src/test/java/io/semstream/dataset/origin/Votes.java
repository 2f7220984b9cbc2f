package io.semstream.dataset.origin;

import io.semstream.event.Disclosure;
import io.semstream.event.ImageIngested;
import io.semstream.event.ImageLabeled;
import io.semstream.event.LabelOrigin;
import io.semstream.event.LabelReviewed;
import io.semstream.event.ObjectReference;
import io.semstream.event.ReplacedLabel;
import io.semstream.event.ReviewVote;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events as people and services write them. */
final class Votes {
    private Votes() {}

    static LabelReviewed vote(String imageId, ReviewVote vote, @Nullable String category, long millis) {
        return LabelReviewed.newBuilder().setImageId(imageId).setReviewer("ada").setVote(vote).setCategory(category)
                .setReviewedAt(Instant.ofEpochMilli(millis)).build();
    }

    static ImageIngested image(String imageId, String key, long bytes) {
        return ImageIngested.newBuilder().setImageId(imageId).setObject(object(key, bytes)).setRevision(1)
                .setPath("run/" + imageId + ".png")
                .setInstrument("sem-1").setAgent("agent-1").setSession("monday").setIngestedAt(Instant.ofEpochMilli(10))
                .setMetadata(List.of())
                .setDisclosure(Disclosure.FULL).build();
    }

    static ImageLabeled label(String imageId, String category, long millis) {
        return relabelled(imageId, category, millis, null, 0);
    }

    static ImageLabeled relabelled(String imageId, String category, long millis, @Nullable String former, long formerMillis) {
        ReplacedLabel replaced = former == null
                ? null
                : new ReplacedLabel(former, LabelOrigin.MODEL, formerMillis, Instant.ofEpochMilli(formerMillis));
        return ImageLabeled.newBuilder().setImageId(imageId).setCategory(category).setScore(0.9).setAmbiguous(false).setReasons(List.of())
                .setPredictionSet(List.of(category)).setOrigin(LabelOrigin.MODEL).setLabelVersion(millis)
                .setObject(object("images/" + imageId + ".png", 1))
                .setSidecar(object("labels/" + imageId + ".json", 1)).setPath("run/" + imageId + ".png").setInstrument("sem-1")
                .setRevision(1)
                .setIngestedAt(Instant.ofEpochMilli(10)).setClassifiedAt(Instant.ofEpochMilli(millis))
                .setLabeledAt(Instant.ofEpochMilli(millis))
                .setReplaced(replaced).build();
    }

    private static ObjectReference object(String key, long bytes) {
        return new ObjectReference("semstream", key, bytes, "image/png");
    }
}
