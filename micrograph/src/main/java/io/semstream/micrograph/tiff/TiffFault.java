package io.semstream.micrograph.tiff;

/** A file that breaks the rules of TIFF, with a message for the person who sent it. */
public final class TiffFault extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of fault. */
    public enum Kind {
        TRUNCATED, CORRUPT, CYCLIC, TOO_LARGE, UNSUPPORTED
    }

    private final Kind kind;
    private final String explanation;

    TiffFault(Kind kind, String message) {
        super(message);
        this.kind = kind;
        this.explanation = message;
    }

    public Kind kind() {
        return kind;
    }

    public String explanation() {
        return explanation;
    }
}
