package io.semstream.agent;

import java.nio.file.Path;

/** Something the agent is done with. */
public sealed interface AgentEvent {

    Path path();

    /**
     * The image's event is in the topic.
     *
     * @param isWithheld
     *            whether no pixel may leave the machine, so that nobody can label it
     */
    record Announced(Path path, String imageId, int revision, boolean isWithheld) implements AgentEvent {}

    /** The file's bytes are an image that is known from another place and not announced again. */
    record Duplicate(Path path, String imageId) implements AgentEvent {}

    /** The file, or a folder, could not be read; reason is a code in upper snake case. */
    record Failed(Path path, String reason, String message) implements AgentEvent {}
}
