package io.semstream.micrograph;

import static io.semstream.micrograph.InstrumentMetadata.ACCELERATING_VOLTAGE;
import static io.semstream.micrograph.InstrumentMetadata.ACQUIRED_AT;
import static io.semstream.micrograph.InstrumentMetadata.DATA_BAR_HEIGHT;
import static io.semstream.micrograph.InstrumentMetadata.DETECTOR;
import static io.semstream.micrograph.InstrumentMetadata.INSTRUMENT_MODEL;
import static io.semstream.micrograph.InstrumentMetadata.MAGNIFICATION;
import static io.semstream.micrograph.InstrumentMetadata.PIXEL_SIZE;
import static io.semstream.micrograph.InstrumentMetadata.WORKING_DISTANCE;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import io.semstream.micrograph.InstrumentMetadata.Field;
import io.semstream.micrograph.tiff.TiffDirectory;

/** TESCAN: tag 50431, a preview image followed by {@code key=value} lines in SI units. */
final class TescanTags {
    private static final int TAG = 50431;
    private static final String SOURCE = "TESCAN " + TAG + " ";

    private final KeyedText text;
    private final FieldList fields = new FieldList();

    private TescanTags(byte[] value) {
        this.text = new KeyedText(new String(value, StandardCharsets.ISO_8859_1));
    }

    static List<Field> fields(TiffDirectory directory) {
        return directory.bytes(TAG).map(value -> new TescanTags(value).fields()).orElse(List.of());
    }

    private List<Field> fields() {
        positive(ACCELERATING_VOLTAGE, "V", "HV");
        positive(ACCELERATING_VOLTAGE, "V", "AcceleratorVoltage");
        positive(PIXEL_SIZE, "m", "PixelSizeX");
        positive(WORKING_DISTANCE, "m", "WD");
        fields.count(MAGNIFICATION, text.number("Magnification"), SOURCE + "Magnification");
        fields.text(DETECTOR, text.text("Detector"), SOURCE + "Detector");
        fields.text(INSTRUMENT_MODEL, text.text("Device"), SOURCE + "Device");
        Optional<String> time = text.text("Date").flatMap(date -> text.text("Time").map(clock -> date + " " + clock));
        fields.text(ACQUIRED_AT, time.flatMap(value -> InstrumentTime.parse(value, "uuuu-MM-dd H:mm:ss")), SOURCE + "Date, Time");
        fields.count(DATA_BAR_HEIGHT, text.number("ImageStripSize"), SOURCE + "ImageStripSize");
        return fields.fields();
    }

    private void positive(String name, String unit, String key) {
        fields.positive(name, text.number(key), unit, SOURCE + key);
    }
}
