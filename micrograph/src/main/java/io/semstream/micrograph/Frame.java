package io.semstream.micrograph;

import java.util.OptionalInt;

/**
 * What a decoder hands over: one band of grey at the file's depth.
 *
 * @param dataBarHeight
 *            what the instrument says, 0 for none; absent where it does not say
 */
record Frame(SampleGrid gray, int bitDepth, int channels, OptionalInt dataBarHeight) {

    /** Of a format in which no instrument says where its data bar is. */
    static Frame untold(SampleGrid gray, int bitDepth, int channels) {
        return new Frame(gray, bitDepth, channels, OptionalInt.empty());
    }
}
