package io.semstream.agent.announce;

import io.semstream.agent.folder.FoundFile;
import io.semstream.agent.ledger.Unsent;
import io.semstream.event.DeadLetter;
import io.semstream.event.ImageIngested;
import io.semstream.event.InstrumentRecord;
import io.semstream.event.VendorText;
import io.semstream.objectstore.ObjectKey;
import io.semstream.schemas.serde.AvroJson;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import io.semstream.event.MetadataField;
import io.semstream.event.ObjectReference;
import io.semstream.micrograph.metadata.InstrumentMetadata;
import io.semstream.micrograph.metadata.Term;
import io.semstream.schemas.topic.TopicCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.util.ClassSecurityValidator;

/** Events as the ledger keeps them until they are published: Avro's single-object encoding, which knows its own schema. */
public final class EventMessages {

    public static final String STAGE = "ingest-agent";

    static {
        // Avro instantiates no class it was not told to trust, and messages are read before any serde is used.
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(),
                type -> ImageIngested.class.getPackage().equals(type.getPackage())));
    }

    private final String agent;
    private final String bucket;
    private final Clock clock;

    public EventMessages(String agent, String bucket, Clock clock) {
        this.agent = agent;
        this.bucket = bucket;
        this.clock = clock;
    }

    /** What will be published about an image. */
    public byte[] ingested(StoredImage image, int revision) {
        ImageIngested event = ImageIngested.newBuilder().setImageId(image.imageId())
                .setObject(new ObjectReference(bucket, image.object().key().value(), image.object().size(), image.object().contentType()))
                .setDisclosure(io.semstream.event.Disclosure.valueOf(image.object().disclosure().name()))
                .setRevision(revision).setPath(image.file().name()).setInstrument(image.file().folder().instrument())
                .setAgent(agent).setSession(image.handling().session().orElse(null)).setProject(image.handling().project().orElse(null))
                .setAcquiredAt(acquiredAt(image.metadata()).orElse(null)).setIngestedAt(clock.instant())
                .setClosedAt(image.facts().modified()).setMetadata(fields(image.metadata())).setMetadataNotes(notes(image))
                .setInstrumentRecord(image.hasRecord() ? ObjectKey.instrumentRecord(image.imageId()).value() : null).build();
        return encoded(event::toByteBuffer);
    }

    private static List<String> notes(StoredImage image) {
        return Stream.concat(image.metadata().notes().stream(), image.object().missing().stream()).toList();
    }

    /** All that is known about an image, as JSON to lie beside it. */
    public byte[] record(StoredImage image) {
        InstrumentMetadata metadata = image.metadata();
        List<VendorText> raw = metadata.raw().stream().map(block -> new VendorText(block.source(), block.text())).toList();
        InstrumentRecord all = new InstrumentRecord(image.imageId(), fields(metadata), metadata.notes(), raw);
        return AvroJson.line(all).getBytes(StandardCharsets.UTF_8);
    }

    /** What will be published about a file that could not be read. */
    public byte[] unreadable(FoundFile file, String reason, String detail) {
        DeadLetter letter = DeadLetter.newBuilder().setImageId(agent + ":" + file.name()).setStage(STAGE)
                .setReason(reason).setMessage(detail).setPath(file.name()).setInstrument(file.folder().instrument())
                .setOccurredAt(clock.instant()).build();
        return encoded(letter::toByteBuffer);
    }

    /** Empty when the message was written by another version of the agent that knew other fields. */
    Optional<Outgoing> outgoing(Unsent unsent) {
        ByteBuffer message = unsent.message();
        try {
            return Optional.of(unsent.imageId().isPresent()
                    ? announced(ImageIngested.fromByteBuffer(message))
                    : deadLetter(DeadLetter.fromByteBuffer(message)));
        } catch (IOException | AvroRuntimeException unknownSchema) {
            return Optional.empty();
        }
    }

    boolean isOurs(ImageIngested event) {
        return event.getAgent().equals(agent);
    }

    private Outgoing announced(ImageIngested event) {
        ImageIngested now = ImageIngested.newBuilder(event).setIngestedAt(clock.instant()).build();
        return new Outgoing(TopicCatalogue.IMAGE_INGESTED, now.getImageId(), now);
    }

    private static Outgoing deadLetter(DeadLetter letter) {
        return new Outgoing(TopicCatalogue.DEAD_LETTER, letter.getImageId(), letter);
    }

    private static List<MetadataField> fields(InstrumentMetadata metadata) {
        return metadata.fields().stream()
                .map(field -> new MetadataField(field.name(),
                        field.number().isPresent() ? field.number().getAsDouble() : null, field.text().orElse(null),
                        field.unit().orElse(null), field.source()))
                .toList();
    }

    /** Most instruments write local time without a zone; the agent stands beside the instrument, in the same zone. */
    private Optional<Instant> acquiredAt(InstrumentMetadata metadata) {
        return metadata.text(Term.ACQUIRED_AT).flatMap(text -> {
            try {
                TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
                return Optional
                        .of(time instanceof LocalDateTime local ? local.atZone(ZoneId.systemDefault()).toInstant() : Instant.from(time));
            } catch (DateTimeException notATime) {
                return Optional.empty();
            }
        });
    }

    @FunctionalInterface
    private interface Encoding {
        ByteBuffer encode() throws IOException;
    }

    private static byte[] encoded(Encoding encoding) {
        try {
            ByteBuffer buffer = encoding.encode();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
    }
}
