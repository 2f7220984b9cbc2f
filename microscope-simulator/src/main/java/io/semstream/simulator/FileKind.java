package io.semstream.simulator;

/** What a written file is, so that a balance can be drawn up at the end. */
public enum FileKind {
    /** One structure fills the frame. */
    CLEAR,
    /** Two structures share the frame. */
    AMBIGUOUS,
    /** No image can be read from it. */
    BROKEN,
    /** The bytes of an earlier file under another name. */
    DUPLICATE,
    /** A copy of a file from the folder that was given. */
    REAL
}
