package io.semstream.labeler.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.event.ImageClassified;
import io.semstream.event.ImageLabeled;
import io.semstream.event.Purpose;
import io.semstream.event.WireAlignment;
import io.semstream.labeler.Examples;
import io.semstream.objectstore.Capabilities;
import io.semstream.objectstore.InMemoryObjectStore;
import io.semstream.objectstore.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LabelerTest {
    private static final String IMAGE = Examples.imageId(7);
    private static final ObjectKey OBJECT = ObjectKey.image(IMAGE, "tif");
    private static final Source FIRST = new Source("h1", "sem.image.classified", 0, 1);
    private static final Source SECOND = new Source("h1", "sem.image.classified", 0, 2);

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final Labeler labeler = new Labeler(store, "semstream", Clock.fixed(Instant.ofEpochMilli(5000), ZoneOffset.UTC));

    @BeforeEach
    void putImage() {
        store.put(OBJECT, new byte[]{1, 2, 3, 4}, "image/tiff");
    }

    @Test
    void labelStandsInTagsSidecarAndEvent() {
        ImageLabeled event = labeled(Examples.classification(IMAGE, "Nanowires", 1000, "d1"), FIRST);

        assertThat(event.getCategory()).isEqualTo("Nanowires");
        assertThat(event.getAmbiguous()).isTrue();
        assertThat(event.getLabelVersion()).isEqualTo(1000);
        assertThat(store.tags(OBJECT)).containsEntry("category", "Nanowires").containsEntry("score", "0.7000")
                .containsEntry("ambiguous", "true")
                .containsEntry("model", "starter:1").containsEntry("instrument", "Gro_es REM_ Keller").hasSizeLessThanOrEqualTo(10);
        assertThat(sidecar()).contains("\"source\" : \"sem.image.classified-0@1\"", "\"category\" : \"Nanowires\"", "Großes REM, Keller");
    }

    @Test
    void sidecarSaysHowWiresLieWhereItWasMeasured() {
        labeled(Examples.unfinished(IMAGE, "Nanowires", 1000, "d1")
                .setAlignment(new WireAlignment("lgo", 1, 0.6, 0.03, 72.5, null, 0.5)).build(), FIRST);
        assertThat(sidecar()).contains("\"alignment\" : {", "\"method\" : \"lgo\"", "\"alignedFraction\" : 0.6",
                "\"directionDegrees\" : 72.5");
    }

    @Test
    void sameClassificationTwiceGivesTheSameEventAndSidecar() {
        ImageClassified classification = Examples.classification(IMAGE, "Nanowires", 1000, "d1");
        ImageLabeled first = labeled(classification, FIRST);
        String sidecar = sidecar();
        assertThat(labeled(classification, FIRST)).isEqualTo(first);
        assertThat(sidecar()).isEqualTo(sidecar);
    }

    @Test
    void newerModelReplacesAndSaysWhat() {
        labeled(Examples.classification(IMAGE, "Nanowires", 1000, "d1"), FIRST);
        ImageLabeled second = labeled(Examples.classification(IMAGE, "Fibres", 2000, "d2"), SECOND);
        assertThat(second.getReplaced().getCategory()).isEqualTo("Nanowires");
        assertThat(store.tags(OBJECT)).containsEntry("category", "Fibres");
    }

    @Test
    void olderLabelNeverReplacesANewerOne() {
        labeled(Examples.classification(IMAGE, "Fibres", 2000, "d2"), FIRST);
        assertThat(labeler.label(Examples.classification(IMAGE, "Nanowires", 1000, "d1"), SECOND)).isInstanceOf(Labeling.Kept.class);
        assertThat(store.tags(OBJECT)).containsEntry("category", "Fibres");
        assertThat(sidecar()).contains("Fibres");
    }

    @Test
    void classificationForReplayIsNoLabel() {
        ImageClassified replay = Examples.unfinished(IMAGE, "Tips", 1, "d1").setPurpose(Purpose.REPLAY)
                .build();
        assertThat(labeler.label(replay, FIRST)).isInstanceOf(Labeling.Kept.class);
        assertThat(store.describe(ObjectKey.label(IMAGE))).isEmpty();
    }

    @Test
    void foreignObjectAtTheSidecarsPlaceIsKeptAndReported() {
        store.put(ObjectKey.label(IMAGE), "hello".getBytes(StandardCharsets.UTF_8), "text/plain");
        assertThat(labeler.label(Examples.classification(IMAGE, "Tips", 1, "d1"), FIRST)).isInstanceOfSatisfying(Labeling.Failed.class,
                failed -> assertThat(failed.letter().getReason()).isEqualTo("FOREIGN_SIDECAR"));
        assertThat(sidecar()).isEqualTo("hello");
    }

    @Test
    void missingImageBecomesADeadLetter() {
        String other = Examples.imageId(8);
        assertThat(labeler.label(Examples.classification(other, "Tips", 1, "d1"), FIRST)).isInstanceOfSatisfying(Labeling.Failed.class,
                failed -> assertThat(failed.letter().getReason()).isEqualTo("OBJECT_MISSING"));
    }

    @Test
    void imageThatComesAfterItsClassificationIsLabelledWithTheNextOne() {
        String late = Examples.imageId(8);
        labeler.label(Examples.classification(late, "Tips", 1000, "d1"), FIRST);
        store.put(ObjectKey.image(late, "tif"), new byte[]{1}, "image/tiff");
        assertThat(labeler.label(Examples.classification(late, "Tips", 2000, "d1"), SECOND)).isInstanceOf(Labeling.Labeled.class);
    }

    @Test
    void sameBytesAnnouncedByTwoAgentsGetOneLabel() {
        labeled(Examples.classification(IMAGE, "Tips", 1000, "d1"), FIRST);
        assertThat(labeler.label(Examples.classification(IMAGE, "Tips", 2000, "d1"), SECOND))
                .isEqualTo(new Labeling.Kept(Labeling.Why.DUPLICATE));
    }

    @ParameterizedTest
    @CsvSource({"false, true", "false, false", "true, false"})
    void everyKindOfStoreEndsWithTheSameLabel(boolean tags, boolean conditionalPut) {
        var other = new InMemoryObjectStore(new Capabilities(tags, true, conditionalPut, false));
        other.put(OBJECT, new byte[]{1}, "image/tiff");
        var sink = new Labeler(other, "semstream", Clock.fixed(Instant.ofEpochMilli(5000), ZoneOffset.UTC));
        ImageClassified first = Examples.classification(IMAGE, "Fibres", 1000, "d1");
        Labeling once = sink.label(first, FIRST);
        assertThat(once).isInstanceOf(Labeling.Labeled.class);
        assertThat(sink.label(first, FIRST)).as("again after a crash").isEqualTo(once);
        assertThat(sink.label(Examples.classification(IMAGE, "Powder", 900, "d0"), SECOND))
                .isEqualTo(new Labeling.Kept(Labeling.Why.OUTDATED));
        assertThat(sink.label(Examples.classification(IMAGE, "Tips", 3000, "d3"), SECOND)).isInstanceOf(Labeling.Labeled.class);
        assertThat(new String(other.get(ObjectKey.label(IMAGE), 1 << 20), StandardCharsets.UTF_8))
                .contains("\"category\" : \"Tips\"", "\"replaced\" : {").doesNotContain("embedding");
    }

    @Test
    void eventTellsTheSidecarsSize() {
        ImageLabeled event = labeled(Examples.classification(IMAGE, "Tips", 1000, "d1"), FIRST);
        assertThat(store.describe(ObjectKey.label(IMAGE)).orElseThrow().sizeBytes()).isEqualTo(event.getSidecar().getSizeBytes());
    }

    @Test
    void wrongImageIdBecomesADeadLetter() {
        ImageClassified wrong = Examples.unfinished(IMAGE, "Tips", 1, "d1").setImageId("../../etc").build();
        assertThat(labeler.label(wrong, FIRST)).isInstanceOfSatisfying(Labeling.Failed.class,
                failed -> assertThat(failed.letter().getReason()).isEqualTo("BAD_IMAGE_ID"));
    }

    private ImageLabeled labeled(ImageClassified classification, Source source) {
        return switch (labeler.label(classification, source)) {
            case Labeling.Labeled labeled -> labeled.event();
            case Labeling other -> throw new AssertionError(other);
        };
    }

    private String sidecar() {
        return new String(store.get(ObjectKey.label(IMAGE), 1 << 20), StandardCharsets.UTF_8);
    }
}
