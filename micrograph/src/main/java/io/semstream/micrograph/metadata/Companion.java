package io.semstream.micrograph.metadata;

/** A text file that an instrument writes beside its image: JEOL's and Hitachi's {@code .txt}, TESCAN's {@code .hdr}. */
public final class Companion {
    private Companion() {}

    /** Whether an instrument of a known vendor wrote this. */
    public static boolean isOne(byte[] file) {
        String text = TextBytes.decode(file);
        return HitachiText.isOne(text) || JeolText.isOne(text) || TescanText.isOne(text);
    }

    /**
     * @param name
     *            of the file, for the sources
     * @param image
     *            for its width and height
     * @return nothing where the text is of no known kind: people put notes of their own beside their images
     */
    public static InstrumentMetadata read(byte[] file, String name, Embedded image) {
        String text = TextBytes.decode(file);
        if (HitachiText.isOne(text)) {
            return HitachiText.read(text, name, image.width(), image.height());
        }
        if (JeolText.isOne(text)) {
            return JeolText.read(text, name, image.height());
        }
        if (TescanText.isOne(text)) {
            return TescanText.read(text, name);
        }
        return InstrumentMetadata.none();
    }
}
