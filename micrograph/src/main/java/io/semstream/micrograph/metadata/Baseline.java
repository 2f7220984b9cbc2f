package io.semstream.micrograph.metadata;

import static io.semstream.micrograph.metadata.Term.*;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.semstream.micrograph.tiff.TiffDirectory;
import io.semstream.micrograph.tiff.TiffFault;
import io.semstream.micrograph.tiff.TiffFile;

/** The tags any TIFF or EXIF may have (TIFF 6.0, section 8; EXIF 2.32): resolution, maker, date, description. */
final class Baseline {
    /** At 25 times, the weakest magnification of a SEM, 1,024 pixels show 5 mm. What is coarser is meant for a printer. */
    private static final double COARSEST_PIXEL = 5e-6;
    private static final double INCH = 0.0254;
    private static final double CENTIMETRE = 0.01;
    private static final int IMAGE_DESCRIPTION = 270;
    private static final int MAKE = 271;
    private static final int MODEL = 272;
    private static final int X_RESOLUTION = 282;
    private static final int Y_RESOLUTION = 283;
    private static final int RESOLUTION_UNIT = 296;
    private static final int SOFTWARE_TAG = 305;
    private static final int DATE_TIME = 306;
    private static final int ARTIST = 315;
    private static final int EXIF = 34665;
    private static final int DATE_TIME_ORIGINAL = 36867;
    private static final int OFFSET_TIME = 36880;
    private static final int OFFSET_TIME_ORIGINAL = 36881;
    private static final int USER_COMMENT = 37510;
    private static final int BODY_SERIAL_NUMBER = 42033;
    private static final int CHARACTER_CODE_BYTES = 8;
    private static final Pattern OFFSET = Pattern.compile("Z|[-+]\\d\\d:\\d\\d");
    /** Fiji and ImageJ write the unit of the resolution into the description, and its special letters as escapes. */
    private static final Pattern IMAGEJ_UNIT = Pattern.compile("(?m)^unit=(\\S+)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");

    private final TiffDirectory directory;
    private final Findings found;

    private Baseline(TiffDirectory directory, String place) {
        this.directory = directory;
        this.found = new Findings(place);
    }

    /** @param place TIFF or EXIF */
    static InstrumentMetadata read(TiffFile file, TiffDirectory directory, String place) {
        return new Baseline(directory, place).read(file);
    }

    private InstrumentMetadata read(TiffFile file) {
        resolution(PIXEL_SIZE, X_RESOLUTION, "XResolution");
        resolution(PIXEL_HEIGHT, Y_RESOLUTION, "YResolution");
        found.text(INSTRUMENT_VENDOR, "Make", text(directory, MAKE));
        found.text(INSTRUMENT_MODEL, "Model", text(directory, MODEL));
        found.text(SOFTWARE, "Software", text(directory, SOFTWARE_TAG));
        found.text(OPERATOR, "Artist", text(directory, ARTIST));
        found.text(COMMENT, "ImageDescription", text(directory, IMAGE_DESCRIPTION).filter(Baseline::isProse));
        Optional<TiffDirectory> exif = exif(file);
        exif.ifPresent(this::exif);
        found.time("DateTime", text(directory, DATE_TIME).map(time -> time + exif.flatMap(more -> offset(more, OFFSET_TIME)).orElse("")));
        return found.metadata();
    }

    private void exif(TiffDirectory exif) {
        found.text(COMMENT, "UserComment", exif.bytes(USER_COMMENT).flatMap(Baseline::userComment).filter(Baseline::isProse));
        found.text(INSTRUMENT_SERIAL, "BodySerialNumber", text(exif, BODY_SERIAL_NUMBER));
        found.time("DateTimeOriginal",
                text(exif, DATE_TIME_ORIGINAL).map(time -> time + offset(exif, OFFSET_TIME_ORIGINAL).orElse("")));
    }

    /** Behind eight bytes that name its character code. */
    private static Optional<String> userComment(byte[] value) {
        return value.length <= CHARACTER_CODE_BYTES
                ? Optional.empty()
                : Optional.of(TextBytes.decode(Arrays.copyOfRange(value, CHARACTER_CODE_BYTES, value.length)).strip())
                        .filter(text -> !text.isEmpty());
    }

    /** Cameras that do not know theirs leave blanks. */
    private static Optional<String> offset(TiffDirectory exif, int tag) {
        return text(exif, tag).filter(offset -> OFFSET.matcher(offset).matches());
    }

    private void resolution(Term term, int tag, String key) {
        found.computed(term, key, pixelSize(unit(), directory.ratio(tag).orElse(0)));
    }

    /**
     * What so many pixels on a length make of one pixel, if that can be a length on a specimen.
     *
     * @param length
     *            in metres, 0 for unknown
     */
    static OptionalDouble pixelSize(double length, double pixels) {
        boolean finer = length > 0 && pixels > 0 && length / pixels <= COARSEST_PIXEL;
        return finer ? OptionalDouble.of(length / pixels) : OptionalDouble.empty();
    }

    /** In metres, 0 for none. */
    private double unit() {
        Optional<Quantity> imageJ = text(directory, IMAGE_DESCRIPTION).filter(text -> text.startsWith("ImageJ=")).map(IMAGEJ_UNIT::matcher)
                .filter(Matcher::find).map(matcher -> unescaped(matcher.group(1))).flatMap(Quantity::unit)
                .filter(one -> one.unit().equals("m"));
        if (imageJ.isPresent()) {
            return imageJ.get().value();
        }
        return switch ((int) number(RESOLUTION_UNIT)) {
            case 2 -> INCH;
            case 3 -> CENTIMETRE;
            default -> 0;
        };
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(code -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16))));
    }

    private long number(int tag) {
        try {
            return directory.number(tag).orElse(2);
        } catch (TiffFault damaged) {
            return 0;
        }
    }

    private Optional<TiffDirectory> exif(TiffFile file) {
        try {
            long offset = directory.number(EXIF).orElse(0);
            return offset == 0 ? Optional.empty() : Optional.of(file.directoryAt(offset));
        } catch (TiffFault damaged) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(TiffDirectory directory, int tag) {
        return directory.bytes(tag).map(TextBytes::decode).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Programs use the description for records of their own; those are no comment. */
    static boolean isProse(String text) {
        return !text.startsWith("ImageJ=") && !text.startsWith("<") && !text.startsWith("{") && !text.startsWith("[");
    }
}
