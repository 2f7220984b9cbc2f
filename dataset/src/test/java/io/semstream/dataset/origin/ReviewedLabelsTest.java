package io.semstream.dataset.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.event.ReviewVote;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReviewedLabelsTest {
    private final ReviewedLabels labels = new ReviewedLabels();

    @Test
    void theLatestVoteDecides() {
        announce("a");
        labels.vote(Votes.vote("a", ReviewVote.CORRECT, "Tips", 200));
        labels.vote(Votes.vote("a", ReviewVote.CORRECT, "Powder", 100));

        assertThat(category("a")).contains("Tips");
        labels.vote(Votes.vote("a", ReviewVote.CORRECT, "Fibres", 200));
        assertThat(category("a")).contains("Fibres");
    }

    @Test
    void aConfirmationMeansTheLabelOfItsTime() {
        announce("a");
        announce("b");
        announce("c");
        labels.label("a", Optional.of(Votes.label("a", "Tips", 100)));
        labels.label("b", Optional.of(Votes.relabelled("b", "Powder", 300, "Fibres", 100)));
        labels.label("c", Optional.of(Votes.label("c", "Tips", 300)));
        labels.vote(Votes.vote("a", ReviewVote.CONFIRM, null, 200));
        labels.vote(Votes.vote("b", ReviewVote.CONFIRM, null, 200));
        labels.vote(Votes.vote("c", ReviewVote.CONFIRM, null, 200));

        assertThat(category("a")).contains("Tips");
        assertThat(category("b")).contains("Fibres");
        assertThat(category("c")).isEmpty();
        assertThat(labels.passedOver()).containsKey("confirmed, but no label of that time is known");
    }

    @Test
    void whatNoCategoryFitsIsLeftOut() {
        announce("a");
        labels.vote(Votes.vote("a", ReviewVote.CORRECT, "Tips", 100));
        labels.vote(Votes.vote("a", ReviewVote.REJECT, null, 200));
        labels.vote(Votes.vote("unknown", ReviewVote.CORRECT, "Tips", 100));

        assertThat(labels.reviewed()).isEmpty();
        assertThat(labels.passedOver()).containsOnlyKeys("rejected: no category fits",
                "reviewed, but never announced on sem.image.ingested");
    }

    @Test
    void aTombstoneTakesTheImageBack() {
        announce("a");
        labels.vote(Votes.vote("a", ReviewVote.CORRECT, "Tips", 100));
        labels.image("a", Optional.empty());

        assertThat(labels.reviewed()).isEmpty();
    }

    private void announce(String imageId) {
        labels.image(imageId, Optional.of(Votes.image(imageId, "images/" + imageId + ".png", 1)));
    }

    private Optional<String> category(String imageId) {
        return Optional.ofNullable(labels.reviewed().get(imageId)).map(ReviewedLabels.Reviewed::category);
    }
}
