package io.semstream.classifier.event;

import io.semstream.classifier.image.Finding;
import io.semstream.event.AmbiguityCode;
import io.semstream.event.AmbiguityReason;
import io.semstream.event.CategoryScore;
import io.semstream.event.ImageClassified;
import io.semstream.event.ImageIngested;
import io.semstream.event.ModelReference;
import io.semstream.event.Purpose;
import io.semstream.event.Timings;
import io.semstream.event.WireAlignment;
import io.semstream.model.Ambiguity;
import io.semstream.model.Classification;
import io.semstream.model.MeasuredAlignment;
import io.semstream.model.StageTimes;
import java.time.temporal.ChronoUnit;

/** What is published when a model has looked at an image. */
public final class ClassifiedEvents {

    private final ModelReference model;
    private final Purpose purpose;

    public ClassifiedEvents(ModelReference model, Purpose purpose) {
        this.model = model;
        this.purpose = purpose;
    }

    public ImageClassified of(ImageIngested event, Finding.Classified found) {
        Classification answer = found.classification();
        return ImageClassified.newBuilder().setImageId(event.getImageId()).setIngested(event).setPurpose(purpose)
                .setModel(model)
                .setScores(answer.scores().stream().map(score -> new CategoryScore(score.category(), score.value())).toList())
                .setPredictionSet(answer.predictionSet())
                .setAmbiguity(answer.ambiguity().stream().map(ClassifiedEvents::reason).toList())
                .setMargin(answer.margin()).setEmbedding(new FloatList(answer.embedding()))
                .setWidth(answer.width()).setHeight(answer.height()).setBitDepth(answer.bitDepth())
                .setThumbnail(found.thumbnail().orElse(null)).setTimings(timings(answer.times()))
                .setClassifiedAt(found.at().truncatedTo(ChronoUnit.MILLIS))
                .setAlignment(answer.alignment().map(ClassifiedEvents::alignment).orElse(null)).build();
    }

    private static AmbiguityReason reason(Ambiguity doubt) {
        return new AmbiguityReason(AmbiguityCode.valueOf(doubt.reason().name()), doubt.measure(), doubt.value(),
                doubt.threshold(), doubt.detail());
    }

    private static WireAlignment alignment(MeasuredAlignment measured) {
        WireAlignment.Builder event = WireAlignment.newBuilder().setMethod(measured.method()).setMethodVersion(measured.version());
        measured.alignment().ifPresent(found -> {
            event.setAlignedFraction(found.alignedFraction()).setStandardError(found.standardError()).setCoherency(found.coherency());
            found.directionDegrees().ifPresent(event::setDirectionDegrees);
            found.spreadDegrees().ifPresent(event::setSpreadDegrees);
        });
        return event.build();
    }

    private static Timings timings(StageTimes times) {
        return new Timings(times.fetchMs(), times.decodeMs(), times.waitMs(), times.predictMs(), times.totalMs());
    }
}
