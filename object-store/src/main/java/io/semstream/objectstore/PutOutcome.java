package io.semstream.objectstore;

/** How a put-if-absent ended; either way the object is there with the given bytes. */
public enum PutOutcome {
    CREATED, ALREADY_THERE
}
