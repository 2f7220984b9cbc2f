package io.semstream.micrograph;

import io.semstream.micrograph.metadata.InstrumentMetadata;
import java.util.OptionalInt;

/**
 * What a decoder hands over: one band of grey at the file's depth.
 *
 * @param dataBarHeight
 *            what the instrument says, 0 for none; absent where it does not say
 */
record Frame(SampleGrid gray, int bitDepth, int channels, InstrumentMetadata metadata, OptionalInt dataBarHeight) {

    static Frame withoutMetadata(SampleGrid gray, int bitDepth, int channels) {
        return new Frame(gray, bitDepth, channels, InstrumentMetadata.none(), OptionalInt.empty());
    }
}
