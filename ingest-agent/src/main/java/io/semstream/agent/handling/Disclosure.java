package io.semstream.agent.handling;

/** How much of an image leaves this machine, from least to most. */
public enum Disclosure {
    /** Its event with what the instrument wrote, and no pixel. */
    EVENT_ONLY,
    /** A small picture besides. */
    THUMBNAIL,
    /** The file's bytes. */
    FULL;

    public boolean isLessThan(Disclosure other) {
        return compareTo(other) < 0;
    }
}
