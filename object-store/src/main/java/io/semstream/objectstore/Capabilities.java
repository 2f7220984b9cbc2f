package io.semstream.objectstore;

/**
 * What a store can do beyond putting and getting.
 *
 * @param metadata
 *            what was put with an object comes back with it
 * @param conditionalPut
 *            a put with If-None-Match never overwrites
 */
public record Capabilities(boolean tags, boolean metadata, boolean conditionalPut, boolean versioning) {}
