package io.semstream.agent.ledger;

import java.time.Instant;

/** One state of a file's content, as it can be told from outside: where, how large, of when. */
public record FileVersion(String location, long size, Instant modified) {}
