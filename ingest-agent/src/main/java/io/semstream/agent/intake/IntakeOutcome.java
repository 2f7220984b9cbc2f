package io.semstream.agent.intake;

import io.semstream.agent.folder.FoundFile;

/** What became of one finished file. */
public sealed interface IntakeOutcome {

    /** A new image, stored and to be announced. */
    record Stored(FoundFile file, String imageId, int revision) implements IntakeOutcome {}

    /** Its bytes are an image known from another place. */
    record Duplicate(FoundFile file, String imageId, String firstLocation) implements IntakeOutcome {}

    /** The ledger knew it all. */
    record Known() implements IntakeOutcome {}

    /** It is not finished after all. */
    record Changed() implements IntakeOutcome {}

    /** It cannot be read at the moment, for a reason that may pass. */
    record Unreadable(String problem) implements IntakeOutcome {}

    /** It is given up until it changes or becomes readable. */
    record Failed(FoundFile file, String reason, String detail) implements IntakeOutcome {}
}
