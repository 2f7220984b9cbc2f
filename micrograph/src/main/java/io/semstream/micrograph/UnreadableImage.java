package io.semstream.micrograph;

import io.semstream.micrograph.tiff.TiffFault;

/** How a decoder gives up on a file; {@link MicrographReader} turns it into an outcome. */
public final class UnreadableImage extends Exception {
    private static final long serialVersionUID = 1L;

    private final DecodeFailure reason;
    private final String explanation;

    UnreadableImage(DecodeFailure reason, String message) {
        super(message);
        this.reason = reason;
        this.explanation = message;
    }

    static UnreadableImage because(TiffFault fault) {
        return new UnreadableImage(switch (fault.kind()) {
            case TRUNCATED -> DecodeFailure.TRUNCATED;
            case CORRUPT -> DecodeFailure.CORRUPT;
            case CYCLIC -> DecodeFailure.CYCLIC_DIRECTORY;
            case TOO_LARGE -> DecodeFailure.TOO_LARGE;
            case UNSUPPORTED -> DecodeFailure.UNSUPPORTED;
        }, fault.explanation());
    }

    public DecodeFailure reason() {
        return reason;
    }

    public String explanation() {
        return explanation;
    }
}
