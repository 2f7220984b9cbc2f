package io.semstream.agent;

import io.semstream.event.SessionStatus;
import java.time.Instant;

/**
 * What became of the files of one microscope session.
 *
 * @param last
 *            when the last of them was seen or taken care of
 */
record SessionBalance(String session, Balance files, Instant last, State state) {

    /** Where a session stands. */
    enum State {
        /** Files may come. */
        OPEN,
        /** It has ended and every file of it is taken care of. */
        CLOSED,
        /** It has ended and something still waits: somebody should look. */
        OVERDUE
    }

    SessionStatus status() {
        return new SessionStatus(session, files.announced(), files.duplicates(), files.failed(), files.waiting(), last, state.name());
    }

    @Override
    public String toString() {
        return "session " + session + ": " + files.seen() + " seen = " + files.announced() + " announced + " + files.duplicates()
                + " duplicates + " + files.failed() + " failed + " + files.waiting() + " waiting";
    }
}
