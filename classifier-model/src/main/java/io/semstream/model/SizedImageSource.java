package io.semstream.model;

import java.util.OptionalLong;

/** A source whose size is known before it is fetched. */
record SizedImageSource(long size, ImageSource source) implements ImageSource {

    @Override
    public byte[] fetch() throws Exception {
        return source.fetch();
    }

    @Override
    public OptionalLong sizeBytes() {
        return OptionalLong.of(size);
    }
}
