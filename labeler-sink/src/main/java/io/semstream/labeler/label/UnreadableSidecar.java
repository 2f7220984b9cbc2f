package io.semstream.labeler.label;

/** Under the sidecar's key lies something that is no sidecar; it is never overwritten without a person's say. */
final class UnreadableSidecar extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableSidecar(Throwable cause) {
        super("not a sidecar: " + cause.getMessage(), cause);
    }
}
