package io.semstream.agent.announce;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.agent.arrival.FileFacts;
import io.semstream.agent.folder.FoundFile;
import io.semstream.agent.folder.WatchedFolder;
import io.semstream.agent.handling.Disclosure;
import io.semstream.agent.handling.Handling;
import io.semstream.agent.ledger.Unsent;
import io.semstream.event.DeadLetter;
import io.semstream.event.ImageIngested;
import io.semstream.event.MetadataField;
import io.semstream.micrograph.metadata.InstrumentMetadata;
import io.semstream.micrograph.metadata.Term;
import io.semstream.micrograph.metadata.InstrumentMetadata.Field;
import io.semstream.micrograph.metadata.InstrumentMetadata.RawBlock;
import java.nio.charset.StandardCharsets;
import io.semstream.objectstore.ObjectKey;
import io.semstream.schemas.topic.TopicCatalogue;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventMessagesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final String ID = "ab".repeat(32);
    private static final FoundFile FILE = FoundFile.of(new WatchedFolder(Path.of("/sem"), "SEM 1"),
            Path.of("/sem/monday/a.tif"));
    private final EventMessages messages = at(NOW);

    @Test
    void anImageIsPublishedWithTheTimeOfItsPublication() {
        byte[] kept = messages.ingested(image(InstrumentMetadata.none()), 3);

        Outgoing outgoing = at(NOW.plusSeconds(60)).outgoing(unsent(Optional.of(ID), kept)).orElseThrow();

        assertThat(outgoing.topic()).isEqualTo(TopicCatalogue.IMAGE_INGESTED);
        assertThat(outgoing.key()).isEqualTo(ID);
        assertThat(outgoing.value()).isInstanceOfSatisfying(ImageIngested.class, event -> {
            assertThat(event.getIngestedAt()).isEqualTo(NOW.plusSeconds(60));
            assertThat(event.getClosedAt()).isEqualTo(NOW.minusSeconds(1));
            assertThat(event.getRevision()).isEqualTo(3);
            assertThat(event.getPath()).isEqualTo("monday/a.tif");
            assertThat(event.getSession()).isEqualTo("monday");
            assertThat(event.getProject()).isNull();
            assertThat(event.getObject().getBucket()).isEqualTo("bucket");
        });
    }

    @Test
    void metadataKeepsItsUnitsAndPlaces() {
        InstrumentMetadata metadata = new InstrumentMetadata(List.of(Field.number(Term.ACCELERATING_VOLTAGE, 20_000, "FEI HV"),
                Field.text(Term.ACQUIRED_AT, "2026-03-02T09:30:00", "FEI Date")), List.of("FEI WD: \"1,2\" is no number"), List.of());

        ImageIngested event = (ImageIngested) messages
                .outgoing(unsent(Optional.of(ID), messages.ingested(image(metadata), 1))).orElseThrow().value();

        assertThat(event.getMetadata()).contains(new MetadataField("acceleratingVoltage", 20_000.0, null, "V", "FEI HV"));
        assertThat(event.getAcquiredAt())
                .isEqualTo(LocalDateTime.parse("2026-03-02T09:30:00").atZone(ZoneId.systemDefault()).toInstant());
        assertThat(event.getMetadataNotes()).containsExactly("FEI WD: \"1,2\" is no number");
        assertThat(event.getInstrumentRecord()).isNull();
    }

    @Test
    void anOffsetInTheFileIsBelieved() {
        InstrumentMetadata metadata = new InstrumentMetadata(List.of(Field.text(Term.ACQUIRED_AT, "2026-03-02T09:30+05:00", "OME")),
                List.of(), List.of());

        ImageIngested event = (ImageIngested) messages
                .outgoing(unsent(Optional.of(ID), messages.ingested(image(metadata), 1))).orElseThrow().value();

        assertThat(event.getAcquiredAt()).isEqualTo(Instant.parse("2026-03-02T04:30:00Z"));
    }

    @Test
    void theVendorsTextsLieInARecordTheEventNames() {
        InstrumentMetadata metadata = new InstrumentMetadata(List.of(Field.number(Term.ACCELERATING_VOLTAGE, 20_000, "FEI HV")), List.of(),
                List.of(new RawBlock("FEI 34682", "[Beam]\nHV=20000")));

        ImageIngested event = (ImageIngested) messages
                .outgoing(unsent(Optional.of(ID), messages.ingested(image(metadata), 1))).orElseThrow().value();

        assertThat(event.getInstrumentRecord()).isEqualTo(ObjectKey.instrumentRecord(ID).value());
        assertThat(new String(messages.record(image(metadata)), StandardCharsets.UTF_8)).isEqualTo("{\"imageId\":\"" + ID
                + "\",\"metadata\":[{\"name\":\"acceleratingVoltage\",\"number\":20000.0,\"text\":null,\"unit\":\"V\",\"source\":\"FEI HV\"}],"
                + "\"notes\":[],\"raw\":[{\"source\":\"FEI 34682\",\"text\":\"[Beam]\\nHV=20000\"}]}");
    }

    @Test
    void theVendorsTextsStayWhereTheImageStays() {
        InstrumentMetadata metadata = new InstrumentMetadata(List.of(), List.of(), List.of(new RawBlock("FEI 34682", "[Beam]\nHV=20000")));

        ImageIngested event = (ImageIngested) messages
                .outgoing(unsent(Optional.of(ID), messages.ingested(image(metadata, Disclosure.THUMBNAIL), 1))).orElseThrow().value();

        assertThat(image(metadata, Disclosure.THUMBNAIL).hasRecord()).isFalse();
        assertThat(event.getInstrumentRecord()).isNull();
    }

    @Test
    void anUnreadableFileIsADeadLetterOfThisStage() {
        Outgoing outgoing = messages
                .outgoing(unsent(Optional.empty(), messages.unreadable(FILE, "UNREADABLE", "may not read"))).orElseThrow();

        assertThat(outgoing.topic()).isEqualTo(TopicCatalogue.DEAD_LETTER);
        assertThat(outgoing.value()).isInstanceOfSatisfying(DeadLetter.class, letter -> {
            assertThat(letter.getStage()).isEqualTo("ingest-agent");
            assertThat(letter.getReason()).isEqualTo("UNREADABLE");
            assertThat(letter.getPath()).isEqualTo("monday/a.tif");
            assertThat(letter.getInstrument()).isEqualTo("SEM 1");
        });
    }

    @Test
    void aMessageOfAnotherVersionIsNone() {
        byte[] kept = messages.ingested(image(InstrumentMetadata.none()), 1);
        kept[3] ^= 1; // in the schema's fingerprint

        assertThat(messages.outgoing(unsent(Optional.of(ID), kept))).isEmpty();
    }

    private static EventMessages at(Instant now) {
        return new EventMessages("agent-1", "bucket", Clock.fixed(now, ZoneOffset.UTC));
    }

    private static StoredImage image(InstrumentMetadata metadata) {
        return image(metadata, Disclosure.FULL);
    }

    private static StoredImage image(InstrumentMetadata metadata, Disclosure disclosure) {
        StoredObject object = new StoredObject(ObjectKey.image(ID, "tif"), 10, "image/tiff", disclosure, Optional.empty());
        return new StoredImage(FILE, new FileFacts(10, NOW.minusSeconds(1)), ID, object,
                new Handling(Optional.of("monday"), Optional.empty(), disclosure), metadata);
    }

    private static Unsent unsent(Optional<String> imageId, byte[] message) {
        return new Unsent("file:///sem/monday/a.tif", 1, imageId, Disclosure.FULL, NOW, ByteBuffer.wrap(message));
    }
}
