package io.semstream.classifier.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.classifier.fixture.Announcements;
import io.semstream.event.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeadLettersTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");
    private static final byte[] KEY = "the key".getBytes(StandardCharsets.UTF_8);
    private static final byte[] VALUE = {1, 2, 3};

    private final DeadLetters letters = new DeadLetters(InstantSource.fixed(NOW));

    @Test
    void rejectedImageKeepsEverythingKnownAboutIt() {
        DeadLetter letter = letters.rejected(new Origin("topic", 3, 42, Optional.of(KEY), VALUE), Announcements.announced(1), "TRUNCATED",
                "cut off");

        assertThat(letter).isEqualTo(DeadLetter.newBuilder().setImageId(Announcements.imageId(1)).setStage("classifier-stream")
                .setReason("TRUNCATED").setMessage("cut off").setTopic("topic").setPartition(3).setOffset(42L)
                .setOriginal(ByteBuffer.wrap(VALUE)).setPath("day 1/image-1.tif").setInstrument("SEM-1")
                .setOccurredAt(Instant.parse("2026-11-21T10:00:00.123Z")).build());
    }

    @Test
    void unreadableRecordGoesUnderItsKey() {
        DeadLetter letter = letters.unreadable(new Origin("topic", 3, 42, Optional.of(KEY), VALUE), "no schema");

        assertThat(letter.getImageId()).isEqualTo("the key");
        assertThat(letter.getOriginal()).isEqualTo(ByteBuffer.wrap(VALUE));
        assertThat(letter.getReason()).isEqualTo(DeadLetters.UNREADABLE_EVENT);
    }

    @Test
    void recordWithoutKeyGoesUnderItsCoordinates() {
        assertThat(letters.unreadable(new Origin("topic", 3, 42, Optional.empty(), VALUE), "").getImageId()).isEqualTo("topic-3@42");
        assertThat(letters.unreadable(new Origin("topic", 3, 42, Optional.of(new byte[0]), VALUE), "").getImageId())
                .isEqualTo("topic-3@42");
    }

    @Test
    void hugeOriginalIsLeftOutSoThatTheLetterFits() {
        DeadLetter letter = letters.unreadable(new Origin("topic", 3, 42, Optional.of(KEY), new byte[Origin.MOST_BYTES_KEPT + 1]), "");

        assertThat(letter.getOriginal()).isNull();
    }
}
