package io.semstream.micrograph;

import java.util.List;
import java.util.OptionalInt;

import io.semstream.micrograph.InstrumentMetadata.Field;
import io.semstream.micrograph.tiff.TiffDirectory;

/**
 * What the instrument's private TIFF tags tell.
 *
 * @param dataBarHeight
 *            0 where the instrument says that there is none, absent where it does not say
 */
record VendorTags(InstrumentMetadata metadata, OptionalInt dataBarHeight) {

    static VendorTags of(TiffDirectory directory, int frameHeight) {
        List<Field> fields = FeiTags.fields(directory, frameHeight);
        if (fields.isEmpty()) {
            fields = ZeissTags.fields(directory);
        }
        if (fields.isEmpty()) {
            fields = TescanTags.fields(directory);
        }
        InstrumentMetadata metadata = new InstrumentMetadata(fields);
        return new VendorTags(metadata, barHeight(metadata, frameHeight));
    }

    /** A height that would leave less than half the frame is a mistake, and the pixels are asked instead. */
    private static OptionalInt barHeight(InstrumentMetadata metadata, int frameHeight) {
        double height = metadata.number(InstrumentMetadata.DATA_BAR_HEIGHT).orElse(-1);
        return height >= 0 && height < frameHeight / 2.0 ? OptionalInt.of((int) height) : OptionalInt.empty();
    }
}
