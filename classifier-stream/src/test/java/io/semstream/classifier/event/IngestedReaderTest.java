package io.semstream.classifier.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semstream.classifier.fixture.Announcements;
import io.semstream.classifier.fixture.PlainAvro;
import io.semstream.event.ImageIngested;
import io.semstream.schemas.registry.SchemaRegistryException;
import io.semstream.schemas.registry.SchemaRegistryException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class IngestedReaderTest {

    private static final byte[] BYTES = PlainAvro.bytes(Announcements.announced(1));

    @Test
    void readsAnnouncements() {
        IngestedReader reader = new IngestedReader(PlainAvro.deserializer(ImageIngested.class));

        assertThat(reader.read(BYTES)).isEqualTo(new Reading.Announced(Announcements.announced(1)));
    }

    @Test
    void otherBytesAreTheRecordsFault() {
        IngestedReader reader = new IngestedReader(PlainAvro.deserializer(ImageIngested.class));

        assertThat(reader.read(new byte[]{1, 2})).isInstanceOf(Reading.Unreadable.class);
        assertThat(reader.read(new byte[0])).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void unknownSchemaIsTheRecordsFault() {
        assertThat(failing(Reason.UNKNOWN_SCHEMA).read(BYTES)).isEqualTo(new Reading.Unreadable("no"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN_SCHEMA")
    void registryThatDoesNotAnswerSaysNothingAboutTheRecord(Reason reason) {
        assertThatThrownBy(() -> failing(reason).read(BYTES)).isInstanceOf(SchemaRegistryException.class);
    }

    private static IngestedReader failing(Reason reason) {
        return new IngestedReader((topic, bytes) -> {
            throw new SchemaRegistryException(reason, "no");
        });
    }
}
