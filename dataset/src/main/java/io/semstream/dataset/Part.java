package io.semstream.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an image is for. */
public enum Part {
    /** Learned from. */
    TRAIN,
    /** Decides when to stop and calibrates. */
    VALIDATION,
    /** Judges once, at the end. */
    TEST;

    /** As people and files write it. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
