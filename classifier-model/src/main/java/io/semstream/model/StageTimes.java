package io.semstream.model;

/**
 * Where the time of one image went, in milliseconds.
 *
 * @param fetchMs
 *            reading the file
 * @param decodeMs
 *            decoding, quality, preparation and thumbnail
 * @param waitMs
 *            between the stages: for room, for a thread, for the batch
 * @param predictMs
 *            the model, for the batch this image was in
 * @param totalMs
 *            from submission to answer
 */
public record StageTimes(double fetchMs, double decodeMs, double waitMs, double predictMs, double totalMs) {}
