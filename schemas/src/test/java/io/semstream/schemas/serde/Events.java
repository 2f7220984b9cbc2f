package io.semstream.schemas.serde;

import io.semstream.event.AgentStatus;
import io.semstream.event.AmbiguityCode;
import io.semstream.event.AmbiguityReason;
import io.semstream.event.CategoryScore;
import io.semstream.event.DeadLetter;
import io.semstream.event.ImageClassified;
import io.semstream.event.Disclosure;
import io.semstream.event.ImageIngested;
import io.semstream.event.ImageLabeled;
import io.semstream.event.LabelOrigin;
import io.semstream.event.LabelReviewed;
import io.semstream.event.MetadataField;
import io.semstream.event.ModelPromoted;
import io.semstream.event.ModelReference;
import io.semstream.event.ObjectReference;
import io.semstream.event.Purpose;
import io.semstream.event.ReplacedLabel;
import io.semstream.event.ReviewVote;
import io.semstream.event.Timings;
import io.semstream.event.SessionStatus;
import io.semstream.event.WatchedFolderStatus;
import io.semstream.event.WireAlignment;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** One event of every topic, with every field set. */
final class Events {

    static final Instant NOON = Instant.parse("2026-03-04T12:00:00.123Z");
    static final String IMAGE = "ab".repeat(32);

    private static final ObjectReference OBJECT = new ObjectReference("micrographs", "images/ab/" + IMAGE + ".tif",
            786_432L, "image/tiff");
    private static final ModelReference MODEL = new ModelReference("starter", "1", "sha256:00");

    private Events() {}

    static List<SpecificRecord> all() {
        return List.of(ingested(), classified(), labeled(), reviewed(), promoted(), status(), deadLetter());
    }

    static ImageIngested ingested() {
        return ImageIngested.newBuilder().setImageId(IMAGE).setObject(OBJECT).setRevision(1).setDisclosure(Disclosure.FULL)
                .setPath("März/grid 3.tif").setInstrument("Quanta 250").setAgent("lab-3").setSession("s-17")
                .setProject("p-4").setAcquiredAt(NOON.minusSeconds(9)).setIngestedAt(NOON)
                .setClosedAt(NOON.minusSeconds(2))
                .setMetadata(List.of(
                        new MetadataField("acceleratingVoltage", 20_000.0, null, "V", "FEI 34682 [Beam] HV"),
                        new MetadataField("detector", null, "ETD", null, "FEI 34682 [Detectors] Name")))
                .setMetadataNotes(List.of("FEI 34682 [EBeam] WD: \"12,4\" is no number"))
                .setInstrumentRecord("instrument-records/ab/" + IMAGE + ".json")
                .build();
    }

    static ImageClassified classified() {
        return ImageClassified.newBuilder().setImageId(IMAGE).setIngested(ingested()).setPurpose(Purpose.LIVE)
                .setModel(MODEL)
                .setScores(List.of(new CategoryScore("Tips", 0.75), new CategoryScore("Powder", 0.25)))
                .setPredictionSet(List.of("Tips", "Powder"))
                .setAmbiguity(List.of(new AmbiguityReason(AmbiguityCode.BOUNDARY, "prediction set", 2.0, 1.0,
                        "Tips and Powder remain possible")))
                .setMargin(0.5).setEmbedding(List.of(0.5f, -1.25f)).setWidth(1024).setHeight(768).setBitDepth(8)
                .setThumbnail(OBJECT).setTimings(new Timings(1.0, 2.0, 3.0, 4.0, 10.0)).setClassifiedAt(NOON)
                .setAlignment(new WireAlignment("lgo", 1, 0.6, 0.03, 72.5, 6.0, 0.5)).build();
    }

    static ImageLabeled labeled() {
        return ImageLabeled.newBuilder().setImageId(IMAGE).setCategory("Tips").setScore(0.75).setAmbiguous(true)
                .setReasons(List.of(AmbiguityCode.BOUNDARY)).setPredictionSet(List.of("Tips", "Powder"))
                .setOrigin(LabelOrigin.MODEL).setModel(MODEL).setLabelVersion(NOON.toEpochMilli()).setObject(OBJECT)
                .setSidecar(OBJECT).setPath("grid 3.tif").setInstrument("Quanta 250").setRevision(1).setSession("s-17")
                .setProject("p-4").setIngestedAt(NOON).setClosedAt(NOON.minusSeconds(2)).setClassifiedAt(NOON)
                .setLabeledAt(NOON).setReplaced(new ReplacedLabel("Powder", LabelOrigin.PEOPLE, 1L, NOON)).build();
    }

    static LabelReviewed reviewed() {
        return new LabelReviewed(IMAGE, "ada", ReviewVote.CORRECT, "Powder", "grains, not tips", NOON);
    }

    static ModelPromoted promoted() {
        return new ModelPromoted("live", "starter", "1", "sha256:00", "ada", "first", NOON);
    }

    static AgentStatus status() {
        return new AgentStatus("lab-3", "scope-pc", "0.1.0", 5L, 3L, 1L, 1L, 0L, -12L, 40L, 1L << 40, "grid 3.tif",
                2500L, List.of(new WatchedFolderStatus("D:\\images", "Quanta 250", "EVENTS", 12L)),
                List.of(new SessionStatus("monday", 6L, 2L, 1L, 1L, NOON, "OPEN")), 10_000L, NOON);
    }

    static DeadLetter deadLetter() {
        return new DeadLetter(IMAGE, "classifier-stream", "TRUNCATED", "ends in the middle of a strip",
                "sem.image.ingested", 2, 17L, ByteBuffer.wrap(new byte[]{0, 1, 2}), "grid 3.tif", "Quanta 250", NOON);
    }
}
