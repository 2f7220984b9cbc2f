package io.semstream.agent.folder;

import java.time.Duration;
import java.util.Optional;

/**
 * How news of a watched folder reach the agent.
 *
 * @param delay
 *            from a write to its event, where that was measured
 */
public record Watching(Mode mode, Optional<Duration> delay) {

    /** What a probe found out. */
    public enum Mode {
        /** Not probed: the agent may not write there, the probe is switched off or comes yet. Events are listened to and scans go on. */
        UNPROVED,
        /** A file was written and its event came. */
        EVENTS,
        /** Nobody tells, or of this machine's own changes alone: network shares and container mounts are like this. Scans come more often. */
        POLLING
    }

    public static Watching unproved() {
        return new Watching(Mode.UNPROVED, Optional.empty());
    }
}
