package io.semstream.agent.ledger;

/** How far one revision of a file has come. */
public enum FileState {
    /** Its bytes are in the store. */
    UPLOADED,
    /** Its event may or may not be in the topic. */
    ANNOUNCING,
    /** Its event is in the topic. */
    ANNOUNCED,
    /** Its bytes are those of an image already known: one more location of it. */
    DUPLICATE,
    /** It could not be read; it is tried again when it changes or becomes readable. */
    FAILED
}
