package io.semstream.agent.ledger;

/** The ledger cannot be read or written: nothing can be promised any more, so the agent ends. */
public sealed class LedgerException extends RuntimeException permits LedgerDiskFull {

    LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
