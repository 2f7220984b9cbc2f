package io.semstream.micrograph.metadata;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Texts beside an image of 1,280 by 1,024 pixels. */
final class Beside {
    private static final Embedded IMAGE = Embedded.nothing(1280, 1024);

    private Beside() {}

    static InstrumentMetadata read(String text) {
        return read(text, StandardCharsets.UTF_8);
    }

    static InstrumentMetadata read(String text, Charset encoding) {
        return read(text.getBytes(encoding));
    }

    static InstrumentMetadata read(byte[] text) {
        return IMAGE.with(Companion.read(text, "image.txt", IMAGE));
    }
}
