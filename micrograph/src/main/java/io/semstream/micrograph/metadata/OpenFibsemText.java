package io.semstream.micrograph.metadata;

import static io.semstream.micrograph.metadata.Term.*;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * OpenFIBSEM: a JSON object in the TIFF description, all in SI units. Since version 2 the settings of the image are an object of their own, and the beams have
 * longer names. Angles of the stage are left out: they are degrees or radians, and nothing tells which.
 */
final class OpenFibsemText {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> BEAMS = Map.of("ELECTRON", "electron", "ION", "ion");

    private final JsonNode all;
    private final JsonNode image;
    private final Findings found;

    private OpenFibsemText(JsonNode all, Findings found) {
        this.all = all;
        this.image = all.path("image").isObject() ? all.path("image") : all;
        this.found = found;
    }

    /** Other programs describe the array they wrote in JSON. */
    static boolean isOne(String text) {
        return text.startsWith("{") && text.contains("\"beam_type\"") && text.contains("\"hfw\"");
    }

    static InstrumentMetadata read(String text) {
        Findings found = new Findings("OpenFIBSEM").raw(text);
        try {
            new OpenFibsemText(JSON.readTree(text), found).read();
        } catch (JacksonException damaged) {
            found.unreadable("the JSON is damaged (" + damaged.getOriginalMessage() + ")");
        }
        return found.metadata();
    }

    private void read() {
        String beam = text(image.path("beam_type")).orElse("");
        found.text(BEAM, "beam_type", Optional.ofNullable(BEAMS.get(beam)));
        number(PIXEL_SIZE, "pixel_size.x", all.path("pixel_size").path("x"));
        number(PIXEL_HEIGHT, "pixel_size.y", all.path("pixel_size").path("y"));
        number(FIELD_WIDTH, "hfw", image.path("hfw"));
        number(DWELL_TIME, "dwell_time", image.path("dwell_time"));
        JsonNode state = all.path("microscope_state");
        beam(either(state, beam.equals("ION") ? "ion_beam" : "electron_beam", beam.equals("ION") ? "ib_settings" : "eb_settings"));
        JsonNode stage = either(state, "stage_position", "absolute_position");
        number(STAGE_X, "stage x", stage.path("x"));
        number(STAGE_Y, "stage y", stage.path("y"));
        number(STAGE_Z, "stage z", stage.path("z"));
        JsonNode timestamp = state.path("timestamp");
        InstrumentTime.ofEpoch(timestamp.asDouble(0)).filter(time -> timestamp.isNumber()).ifPresent(time -> found.time("timestamp", time));
        found.time("timestamp", text(timestamp));
        found.text(DETECTOR, "detector_settings.type", text(either(all, state, "detector_settings").path("type")));
        found.text(OPERATOR, "user.name", text(all.path("user").path("name")));
        found.text(SOFTWARE, "experiment.fibsem_version", text(all.path("experiment").path("fibsem_version")));
        JsonNode info = all.path("system").path("info");
        found.text(INSTRUMENT_VENDOR, "system.info.manufacturer", text(info.path("manufacturer")));
        found.text(INSTRUMENT_MODEL, "system.info.model", text(info.path("model")));
        found.text(INSTRUMENT_SERIAL, "system.info.serial_number", text(info.path("serial_number")));
    }

    private void beam(JsonNode beam) {
        number(ACCELERATING_VOLTAGE, "voltage", beam.path("voltage"));
        number(BEAM_CURRENT, "beam_current", beam.path("beam_current"));
        number(WORKING_DISTANCE, "working_distance", beam.path("working_distance"));
        number(SCAN_ROTATION, "scan_rotation", beam.path("scan_rotation"));
    }

    private static JsonNode either(JsonNode parent, String name, String older) {
        return parent.path(name).isObject() ? parent.path(name) : parent.path(older);
    }

    private static JsonNode either(JsonNode first, JsonNode second, String name) {
        return first.path(name).isObject() ? first.path(name) : second.path(name);
    }

    private void number(Term term, String key, JsonNode node) {
        found.number(term, key, node.isNumber() || node.isTextual() ? Optional.of(node.asText()) : Optional.empty());
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }
}
