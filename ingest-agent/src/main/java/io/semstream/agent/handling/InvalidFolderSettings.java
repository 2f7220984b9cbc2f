package io.semstream.agent.handling;

import java.io.Serial;

/** A {@code semstream.yaml} cannot be understood, so nobody knows what may leave the machine: nothing does until it is mended. */
public final class InvalidFolderSettings extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final boolean passing;

    private InvalidFolderSettings(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    static InvalidFolderSettings wrong(String message) {
        return new InvalidFolderSettings(message, false);
    }

    static InvalidFolderSettings beingWritten(String message) {
        return new InvalidFolderSettings(message, true);
    }

    /** Whether somebody is writing them just now: in a moment they may be well. */
    public boolean isPassing() {
        return passing;
    }
}
