package io.semstream.agent.ledger;

import java.time.Instant;

/**
 * How many files of a session are in one state.
 *
 * @param last
 *            when the last of them came into the ledger
 */
public record SessionCount(String session, FileState state, long files, Instant last) {}
