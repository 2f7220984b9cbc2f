package io.semstream.micrograph.reduced;

/**
 * A small picture at the depth of the large one.
 *
 * @param bits
 *            of a sample, 8 at least: what has less is spread over 8
 * @param means
 *            row by row, the mean brightness of the pixels that fall on each small one, on the large one's own scale; white is high, not a number where nothing fell
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record ReducedImage(int width, int height, int bits, double[] means) {}
