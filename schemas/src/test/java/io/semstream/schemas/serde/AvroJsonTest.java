package io.semstream.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AvroJsonTest {

    @Test
    void writesTimesEnumsAndAbsentValuesForPeople() {
        assertThat(AvroJson.line(Events.reviewed())).isEqualTo("{\"imageId\":\"" + Events.IMAGE + "\","
                + "\"reviewer\":\"ada\",\"vote\":\"CORRECT\",\"category\":\"Powder\",\"comment\":\"grains, not tips\","
                + "\"reviewedAt\":\"2026-03-04T12:00:00.123Z\"}");
    }

    @Test
    void nestsRecordsAndLists() {
        assertThat(AvroJson.line(Events.ingested())).contains("\"object\":{\"bucket\":\"micrographs\"",
                "\"metadata\":[{\"name\":\"acceleratingVoltage\",\"number\":20000.0,\"text\":null,\"unit\":\"V\"");
        assertThat(AvroJson.line(Events.classified())).contains("\"embedding\":[0.5,-1.25]",
                "\"predictionSet\":[\"Tips\",\"Powder\"]");
    }

    @Test
    void writesBytesInBase64AndLeavesThemReadable() {
        var letter = Events.deadLetter();

        assertThat(AvroJson.line(letter)).contains("\"original\":\"AAEC\"").isEqualTo(AvroJson.line(letter));
    }

    @Test
    void staysOnOneLine() {
        var event = Events.ingested();
        event.put("path", "two\nlines \"quoted\" \u2028.tif");

        assertThat(AvroJson.line(event)).doesNotContain("\n").contains("two\\nlines \\\"quoted\\\"");
    }
}
