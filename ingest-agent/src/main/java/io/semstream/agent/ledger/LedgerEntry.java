package io.semstream.agent.ledger;

import java.util.Optional;

/** One line of the ledger. */
public record LedgerEntry(FileVersion file, int revision, Optional<String> imageId, FileState state, String reason,
        String detail) {}
