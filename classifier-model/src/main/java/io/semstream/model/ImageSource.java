package io.semstream.model;

import java.util.OptionalLong;

/** Where the bytes of one image come from. Asked once, on a thread that may block, and only when there is room for them. */
@FunctionalInterface
public interface ImageSource {

    /** The whole file. What it throws fails the image's future as it is: the world's fault, the caller tries again. */
    byte[] fetch() throws Exception;

    /** The file's size where it is known before it is fetched; it reserves room. */
    default OptionalLong sizeBytes() {
        return OptionalLong.empty();
    }

    /** The same source, saying how large the file is. */
    static ImageSource sized(long sizeBytes, ImageSource source) {
        return new SizedImageSource(sizeBytes, source);
    }
}
