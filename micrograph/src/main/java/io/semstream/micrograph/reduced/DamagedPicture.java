package io.semstream.micrograph.reduced;

/** A file that breaks its format's rules, with a message for the person who sent it. */
public final class DamagedPicture extends Exception {
    private static final long serialVersionUID = 1L;

    private final String explanation;

    DamagedPicture(String explanation) {
        super(explanation);
        this.explanation = explanation;
    }

    public String explanation() {
        return explanation;
    }
}
