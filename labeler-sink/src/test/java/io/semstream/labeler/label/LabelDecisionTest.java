package io.semstream.labeler.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.event.LabelOrigin;
import io.semstream.event.ReplacedLabel;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LabelDecisionTest {
    private static final Source SOURCE = new Source("h1", "sem.image.classified", 3, 41);
    private static final Source OTHER = new Source("h1", "sem.image.classified", 3, 40);
    private static final Instant THEN = Instant.ofEpochMilli(900);

    @Test
    void firstLabelIsWritten() {
        assertThat(decide(1000, Optional.empty())).isEqualTo(new LabelDecision.Write(Optional.empty()));
    }

    @Test
    void sameClassificationAgainIsRepeatedAsItWas() {
        var replaced = Optional.of(new ReplacedLabel("Tips", LabelOrigin.MODEL, 1L, Instant.EPOCH));
        var stored = new StoredLabel("Powder", LabelOrigin.MODEL, 1000, "h1", SOURCE.toString(), Optional.of("mine"), false, THEN,
                replaced);
        assertThat(decide(1000, Optional.of(stored))).isEqualTo(new LabelDecision.Repeat(THEN, replaced));
    }

    @Test
    void sameModelAgainGivesNoSecondLabel() {
        assertThat(decide(1000, Optional.of(stored(LabelOrigin.MODEL, 900, "mine")))).isEqualTo(new LabelDecision.AlreadyLabeled());
    }

    @Test
    void olderLabelOfAnotherModelIsReplaced() {
        assertThat(decide(1000, Optional.of(stored(LabelOrigin.MODEL, 900, "other")))).isEqualTo(
                new LabelDecision.Write(Optional.of(new ReplacedLabel("Powder", LabelOrigin.MODEL, 900L, THEN))));
    }

    @Test
    void newerLabelStays() {
        var newer = stored(LabelOrigin.MODEL, 1001, "other");
        assertThat(decide(1000, Optional.of(newer))).isEqualTo(new LabelDecision.Outdated(newer));
    }

    @Test
    void labelOfPeopleStaysHoweverOld() {
        var people = stored(LabelOrigin.PEOPLE, 1, "other");
        assertThat(decide(1000, Optional.of(people))).isEqualTo(new LabelDecision.Outdated(people));
    }

    @Test
    void labelThatReadersOfThisTopicWereNeverToldOfIsToldAgain() {
        var elsewhere = new StoredLabel("Powder", LabelOrigin.MODEL, 900, "h0", SOURCE.toString(), Optional.of("mine"), false, THEN,
                Optional.empty());
        assertThat(decide(1000, Optional.of(elsewhere))).isEqualTo(new LabelDecision.Write(Optional.empty()));
    }

    @Test
    void theLabelOfAThumbnailGivesWayToThatOfTheImage() {
        var ofThumbnail = new StoredLabel("Powder", LabelOrigin.MODEL, 900, "h1", OTHER.toString(), Optional.of("mine"), true, THEN,
                Optional.empty());

        assertThat(decide(1000, Optional.of(ofThumbnail))).isEqualTo(new LabelDecision.Write(Optional.of(ofThumbnail.asReplaced())));
        assertThat(LabelDecision.decide(SOURCE, 1000, "mine", true, Optional.of(ofThumbnail)))
                .isEqualTo(new LabelDecision.AlreadyLabeled());
    }

    private static LabelDecision decide(long labelVersion, Optional<StoredLabel> stored) {
        return LabelDecision.decide(SOURCE, labelVersion, "mine", false, stored);
    }

    private static StoredLabel stored(LabelOrigin origin, long version, String digest) {
        return new StoredLabel("Powder", origin, version, "h1", OTHER.toString(), Optional.of(digest), false, THEN, Optional.empty());
    }
}
