package io.semstream.micrograph.metadata;

/**
 * What stands in an image file.
 *
 * @param vendor
 *            from the instrument's own records
 * @param general
 *            from tags that any program writes
 * @param width
 *            pixels of the frame, 0 where they could not be found
 * @param height
 *            rows of the frame, 0 where they could not be found
 */
public record Embedded(InstrumentMetadata vendor, InstrumentMetadata general, int width, int height) {

    static Embedded general(InstrumentMetadata general, int width, int height) {
        return new Embedded(InstrumentMetadata.none(), general, width, height);
    }

    /** Of a file that says nothing but its size. */
    public static Embedded nothing(int width, int height) {
        return general(InstrumentMetadata.none(), width, height);
    }

    /** All of it: the instrument knows best, then what lies beside the file, then any program. */
    public InstrumentMetadata with(InstrumentMetadata beside) {
        return TiffMetadata.withFieldWidth(vendor.and(beside).and(general), width);
    }
}
