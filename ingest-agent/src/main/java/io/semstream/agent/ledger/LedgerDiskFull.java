package io.semstream.agent.ledger;

import java.nio.file.Path;

/** There is no room for another line. */
final class LedgerDiskFull extends LedgerException {

    private static final long serialVersionUID = 1L;

    LedgerDiskFull(Path file, Throwable cause) {
        super("the disk under the ledger " + file + " is full: make room, and the agent goes on by itself", cause);
    }
}
