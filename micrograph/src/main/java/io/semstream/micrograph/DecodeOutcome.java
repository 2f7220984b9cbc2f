package io.semstream.micrograph;

/** What reading a file came to. */
public sealed interface DecodeOutcome {

    record Decoded(Micrograph micrograph) implements DecodeOutcome {}

    /** The file's fault; the message says what is wrong in words a microscope user can act on. */
    record Undecodable(DecodeFailure reason, String message) implements DecodeOutcome {}
}
