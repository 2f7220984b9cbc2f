package io.semstream.agent.ledger;

import io.semstream.agent.handling.Disclosure;
import java.util.Optional;

/**
 * One line of the ledger.
 *
 * @param disclosure
 *            how much of its content is in the store
 */
public record LedgerEntry(FileVersion file, int revision, Optional<String> imageId, FileState state, String reason,
        String detail, Optional<String> session, Disclosure disclosure) {}
