package io.semstream.micrograph;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageReader;

/** JPEG. The luminance is taken as it is stored, so no colour is ever converted for a grey image. */
final class JpegDecoder {
    private static final String MISSING_DATA = "premature end";

    private JpegDecoder() {}

    static Frame decode(byte[] file, DecodeLimits limits) throws UnreadableImage, IOException {
        JpegHeader header = new JpegHeader(file, limits);
        if (header.precision() != 8 || header.components() > 3 || header.height() == 0) {
            throw new UnreadableImage(DecodeFailure.UNSUPPORTED, "A JPEG of " + header.components() + " channels with " + header.precision()
                    + " bits and " + header.height() + " rows cannot be read. Export it as grey or RGB with 8 bits.");
        }
        SampleGrid stored = PlatformReader.read("jpeg", file, JpegDecoder::samples);
        SampleGrid gray = header.isRgb() ? Luminance.ofRgb(stored) : Luminance.ofFirstBand(stored);
        return Frame.untold(gray, header.precision(), header.components());
    }

    /** The decoder paints missing data grey and only mentions it. */
    private static SampleGrid samples(ImageReader reader) throws IOException, UnreadableImage {
        List<String> missing = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> {
            if (warning.toLowerCase(Locale.ROOT).contains(MISSING_DATA)) {
                missing.add(warning);
            }
        });
        SampleGrid samples = PlatformReader.samples(reader.readRaster(0, null));
        if (!missing.isEmpty()) {
            throw new UnreadableImage(DecodeFailure.CORRUPT, "Part of the JPEG's image data is missing (" + missing.get(0) + ").");
        }
        return samples;
    }
}
