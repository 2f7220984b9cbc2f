package io.semstream.labeler;

import io.semstream.event.AmbiguityCode;
import io.semstream.event.AmbiguityReason;
import io.semstream.event.CategoryScore;
import io.semstream.event.ImageClassified;
import io.semstream.event.Disclosure;
import io.semstream.event.ImageIngested;
import io.semstream.event.ModelReference;
import io.semstream.event.ObjectReference;
import io.semstream.event.Purpose;
import io.semstream.event.Timings;
import java.time.Instant;
import java.util.List;

/** Events to test with. */
public final class Examples {
    private Examples() {}

    public static String imageId(int number) {
        return "%064x".formatted(number);
    }

    public static ImageClassified classification(String imageId, String category, long classifiedAtMs, String digest) {
        return unfinished(imageId, category, classifiedAtMs, digest).build();
    }

    /** To change something before it is built. */
    public static ImageClassified.Builder unfinished(String imageId, String category, long classifiedAtMs, String digest) {
        return ImageClassified.newBuilder()
                .setImageId(imageId)
                .setIngested(ingested(imageId))
                .setPurpose(Purpose.LIVE)
                .setModel(new ModelReference("starter", "1", digest))
                .setScores(List.of(new CategoryScore(category, 0.7), new CategoryScore("Tips", 0.3)))
                .setPredictionSet(List.of(category, "Tips"))
                .setAmbiguity(List
                        .of(new AmbiguityReason(AmbiguityCode.BOUNDARY, "categories in the prediction set", 2.0, 1.0, category + ", Tips")))
                .setMargin(0.4)
                .setEmbedding(List.of(0.1f, 0.2f))
                .setWidth(1024)
                .setHeight(768)
                .setBitDepth(8)
                .setTimings(new Timings(1.0, 2.0, 3.0, 4.0, 10.0))
                .setClassifiedAt(Instant.ofEpochMilli(classifiedAtMs));
    }

    private static ImageIngested ingested(String imageId) {
        return ImageIngested.newBuilder()
                .setImageId(imageId)
                .setObject(new ObjectReference("semstream", "images/" + imageId.substring(0, 2) + "/" + imageId + ".tif", 4L, "image/tiff"))
                .setRevision(1).setDisclosure(Disclosure.FULL)
                .setPath("session/wire_01.tif")
                .setInstrument("Großes REM, Keller")
                .setAgent("agent-1")
                .setIngestedAt(Instant.ofEpochMilli(64))
                .setMetadata(List.of())
                .build();
    }
}
