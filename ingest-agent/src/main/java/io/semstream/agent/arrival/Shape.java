package io.semstream.agent.arrival;

/** What a file's own structure says about its end. */
public enum Shape {
    /** Everything it points to is there. */
    WHOLE,
    /** It is an image whose end is missing. */
    CUT_OFF,
    /** It is of no format that could tell. */
    UNKNOWN
}
