package io.semstream.micrograph;

import static io.semstream.micrograph.InstrumentMetadata.ACCELERATING_VOLTAGE;
import static io.semstream.micrograph.InstrumentMetadata.ACQUIRED_AT;
import static io.semstream.micrograph.InstrumentMetadata.DATA_BAR_HEIGHT;
import static io.semstream.micrograph.InstrumentMetadata.DETECTOR;
import static io.semstream.micrograph.InstrumentMetadata.INSTRUMENT_MODEL;
import static io.semstream.micrograph.InstrumentMetadata.MAGNIFICATION;
import static io.semstream.micrograph.InstrumentMetadata.PIXEL_SIZE;
import static io.semstream.micrograph.InstrumentMetadata.WORKING_DISTANCE;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import io.semstream.micrograph.InstrumentMetadata.Field;
import io.semstream.micrograph.tiff.TiffDirectory;

/** FEI and Thermo Fisher: tag 34682, on older instruments 34680, sectioned text in SI units. */
final class FeiTags {
    private static final int[] TAGS = {34682, 34680};

    private final KeyedText text;
    private final String tag;
    private final FieldList fields = new FieldList();

    private FeiTags(KeyedText text, int tag) {
        this.text = text;
        this.tag = "FEI " + tag + " ";
    }

    static List<Field> fields(TiffDirectory directory, int frameHeight) {
        for (int tag : TAGS) {
            Optional<String> text = directory.text(tag);
            if (text.isPresent() && text.get().contains("[Beam]")) {
                return new FeiTags(new KeyedText(text.get()), tag).fields(frameHeight);
            }
        }
        return List.of();
    }

    private List<Field> fields(int frameHeight) {
        String beam = text.text("Beam", "Beam").orElse("EBeam");
        String scan = text.text("Beam", "Scan").orElse("EScan");
        length(ACCELERATING_VOLTAGE, "V", "Beam", "HV");
        length(ACCELERATING_VOLTAGE, "V", beam, "HV");
        length(PIXEL_SIZE, "m", scan, "PixelWidth");
        length(PIXEL_SIZE, "m", "Scan", "PixelWidth");
        length(WORKING_DISTANCE, "m", beam, "WD");
        length(WORKING_DISTANCE, "m", "Stage", "WorkingDistance");
        fields.text(DETECTOR, text.text("Detectors", "Name"), tag + "[Detectors] Name");
        fields.text(INSTRUMENT_MODEL, text.text("System", "SystemType"), tag + "[System] SystemType");
        magnification(beam);
        acquiredAt();
        dataBar(frameHeight);
        return fields.fields();
    }

    private void length(String name, String unit, String section, String key) {
        fields.positive(name, text.number(section, key), unit, tag + "[" + section + "] " + key);
    }

    /** As on the instrument's screen: the width of its canvas over the width of the field of view. */
    private void magnification(String beam) {
        double canvas = text.number("Image", "MagCanvasRealWidth").orElse(0);
        double field = text.number(beam, "HFW").orElse(0);
        if (canvas > 0 && field > 0) {
            fields.count(MAGNIFICATION, OptionalDouble.of(canvas / field), tag + "[Image] MagCanvasRealWidth / [" + beam + "] HFW");
        }
    }

    private void acquiredAt() {
        fields.text(ACQUIRED_AT, text.text("PrivateFei", "TimeOfCreation").flatMap(time -> InstrumentTime.parse(time, "d.M.uuuu H:mm:ss")),
                tag + "[PrivateFei] TimeOfCreation");
        Optional<String> userTime = text.text("User", "Date").flatMap(date -> text.text("User", "Time").map(time -> date + " " + time));
        fields.text(ACQUIRED_AT, userTime.flatMap(time -> InstrumentTime.parse(time, "M/d/uuuu h:mm:ss a")), tag + "[User] Date, Time");
    }

    /** Rows beyond the scanned ones are the data bar; its own height stands only where the number of scanned rows is not told. */
    private void dataBar(int frameHeight) {
        OptionalDouble scanned = text.number("Image", "ResolutionY");
        if (scanned.orElse(-1) > 0 && scanned.getAsDouble() <= frameHeight) {
            fields.count(DATA_BAR_HEIGHT, OptionalDouble.of(frameHeight - scanned.getAsDouble()), tag + "[Image] ResolutionY");
        } else if (scanned.isEmpty()) {
            fields.count(DATA_BAR_HEIGHT, text.number("PrivateFei", "DatabarHeight"), tag + "[PrivateFei] DatabarHeight");
        }
    }
}
