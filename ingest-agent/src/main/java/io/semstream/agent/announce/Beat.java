package io.semstream.agent.announce;

import io.semstream.event.AgentStatus;
import java.time.Instant;

/**
 * The last an agent told of itself.
 *
 * @param at
 *            when the broker had it
 */
public record Beat(AgentStatus status, Instant at) {}
