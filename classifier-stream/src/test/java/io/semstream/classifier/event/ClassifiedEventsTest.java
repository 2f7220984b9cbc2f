package io.semstream.classifier.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.classifier.fixture.Announcements;
import io.semstream.classifier.fixture.FakeClassifier;
import io.semstream.classifier.fixture.PlainAvro;
import io.semstream.classifier.image.Finding;
import io.semstream.event.AmbiguityCode;
import io.semstream.event.AmbiguityReason;
import io.semstream.event.CategoryScore;
import io.semstream.event.ImageClassified;
import io.semstream.event.ModelReference;
import io.semstream.event.Purpose;
import io.semstream.event.Timings;
import io.semstream.event.WireAlignment;
import io.semstream.micrograph.alignment.Alignment;
import io.semstream.model.Ambiguity;
import io.semstream.model.Classification;
import io.semstream.model.ClassificationOutcome;
import io.semstream.model.MeasuredAlignment;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class ClassifiedEventsTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00.123Z");
    private static final ModelReference MODEL = new ModelReference("starter", "1", "sha256:0");

    private final ImageClassified event = new ClassifiedEvents(MODEL, Purpose.SHADOW).of(Announcements.announced(1),
            new Finding.Classified(classification(), Optional.empty(), AT));

    @Test
    void carriesTheModelsAnswerAndTheAnnouncement() {
        assertThat(event.getIngested()).isEqualTo(Announcements.announced(1));
        assertThat(event.getScores()).containsExactly(new CategoryScore("Tips", 0.75), new CategoryScore("Powder", 0.25));
        assertThat(event.getPredictionSet()).containsExactly("Tips", "Powder");
        assertThat(event.getAmbiguity())
                .containsExactly(new AmbiguityReason(AmbiguityCode.BOUNDARY, "runnerUpScore", 0.25, 0.2, "Powder is possible too"));
        assertThat(event.getEmbedding()).containsExactly(1f, 2f, 3f);
        assertThat(event.getTimings()).isEqualTo(new Timings(1.0, 2.0, 3.0, 4.0, 10.0));
        assertThat(event.getModel()).isEqualTo(MODEL);
        assertThat(event.getPurpose()).isEqualTo(Purpose.SHADOW);
        assertThat(event.getClassifiedAt()).isEqualTo(AT);
        assertThat(event.getThumbnail()).isNull();
    }

    @Test
    void saysHowWiresLieOnlyWhereItWasMeasured() {
        assertThat(event.getAlignment()).isNull();
        var found = new Alignment(0.6, 0.03, OptionalDouble.of(72.5), OptionalDouble.empty(), 0.5);
        assertThat(measured(Optional.of(found)).getAlignment())
                .isEqualTo(new WireAlignment("lgo", 1, 0.6, 0.03, 72.5, null, 0.5));
        assertThat(measured(Optional.empty()).getAlignment()).isEqualTo(new WireAlignment("lgo", 1, null, null, null, null, null));
    }

    private static ImageClassified measured(Optional<Alignment> found) {
        return new ClassifiedEvents(MODEL, Purpose.LIVE).of(Announcements.announced(1),
                new Finding.Classified(classification().with(new MeasuredAlignment("lgo", 1, found)), Optional.empty(), AT));
    }

    @Test
    void isTheSameAfterItWasWrittenAndRead() {
        ImageClassified read = PlainAvro.deserializer(ImageClassified.class).deserialize("topic", PlainAvro.bytes(event));

        assertThat(read).isEqualTo(event);
    }

    @Test
    void everyReasonOfTheModelHasItsCode() {
        assertThat(Arrays.stream(AmbiguityCode.values()).map(Enum::name))
                .containsAll(Arrays.stream(Ambiguity.Reason.values()).map(Enum::name).toList());
    }

    private static Classification classification() {
        return ((ClassificationOutcome.Classified) FakeClassifier.classified()).classification();
    }
}
