package io.semstream.agent.handling;

import java.util.Optional;

/**
 * What holds for one image.
 *
 * @param disclosure
 *            how much of it may leave this machine
 */
public record Handling(Optional<String> session, Optional<String> project, Disclosure disclosure) {

    /** With a session and a project from elsewhere where the file's place tells none. */
    public Handling or(Optional<String> otherSession, Optional<String> otherProject) {
        return new Handling(session.or(() -> otherSession), project.or(() -> otherProject), disclosure);
    }
}
