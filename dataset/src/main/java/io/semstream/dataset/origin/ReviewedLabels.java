package io.semstream.dataset.origin;

import io.semstream.event.ImageIngested;
import io.semstream.event.ImageLabeled;
import io.semstream.event.LabelReviewed;
import io.semstream.event.ReplacedLabel;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What people said last about each image. A vote that confirms without naming a category means the label that stood when the vote was cast; a vote that
 * rejects takes the image out.
 */
final class ReviewedLabels {
    /** An image, its category in the eyes of people, and what is known of it. */
    record Reviewed(ImageIngested image, String category) {}

    private final Map<String, LabelReviewed> votes = new HashMap<>();
    private final Map<String, ImageLabeled> labels = new HashMap<>();
    private final Map<String, ImageIngested> images = new HashMap<>();
    private final Map<String, Integer> passedOver = new TreeMap<>();

    /** A vote of the same moment counts if it comes later. */
    void vote(LabelReviewed vote) {
        votes.merge(vote.getImageId(), vote, (former, next) -> next.getReviewedAt().isBefore(former.getReviewedAt()) ? former : next);
    }

    void label(String imageId, Optional<ImageLabeled> label) {
        label.ifPresentOrElse(known -> labels.put(imageId, known), () -> labels.remove(imageId));
    }

    void image(String imageId, Optional<ImageIngested> image) {
        image.ifPresentOrElse(known -> images.put(imageId, known), () -> images.remove(imageId));
    }

    /** By image id, in its order; asked once, when all is told. */
    Map<String, Reviewed> reviewed() {
        Map<String, Reviewed> reviewed = new LinkedHashMap<>();
        new TreeMap<>(votes).forEach((imageId, vote) -> category(vote).ifPresent(category -> Optional.ofNullable(images.get(imageId))
                .ifPresentOrElse(image -> reviewed.put(imageId, new Reviewed(image, category)),
                        () -> passOver("reviewed, but never announced on sem.image.ingested"))));
        return reviewed;
    }

    /** Why votes led to no image, and how many. */
    Map<String, Integer> passedOver() {
        return passedOver;
    }

    private Optional<String> category(LabelReviewed vote) {
        return switch (vote.getVote()) {
            case CORRECT -> named(vote).or(() -> passOver("corrected without a category"));
            case CONFIRM -> named(vote).or(() -> labelAt(vote)).or(() -> passOver("confirmed, but no label of that time is known"));
            case REJECT -> passOver("rejected: no category fits");
            case UNKNOWN -> passOver("a kind of vote that is newer than this semstream");
        };
    }

    private static Optional<String> named(LabelReviewed vote) {
        return Optional.ofNullable(vote.getCategory()).filter(category -> !category.isBlank());
    }

    private Optional<String> labelAt(LabelReviewed vote) {
        Optional<ImageLabeled> label = Optional.ofNullable(labels.get(vote.getImageId()));
        Instant votedAt = vote.getReviewedAt();
        return label.filter(current -> !current.getLabeledAt().isAfter(votedAt)).map(ImageLabeled::getCategory)
                .or(() -> label.flatMap(current -> Optional.ofNullable(current.getReplaced()))
                        .filter(former -> !former.getLabeledAt().isAfter(votedAt)).map(ReplacedLabel::getCategory));
    }

    private Optional<String> passOver(String why) {
        passedOver.merge(why, 1, Integer::sum);
        return Optional.empty();
    }
}
