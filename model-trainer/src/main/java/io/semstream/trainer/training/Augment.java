package io.semstream.trainer.training;

import java.util.EnumSet;
import java.util.Set;

/** What may be done to a micrograph without making it show something else. */
public enum Augment {
    /** Mirrored left to right. */
    FLIP_HORIZONTAL,
    /** Mirrored top to bottom. */
    FLIP_VERTICAL,
    /** Turned by quarters. */
    ROTATE,
    /** Grey levels spread or drawn together around their mean. */
    CONTRAST,
    /** All grey levels up or down. */
    BRIGHTNESS,
    /** Grain, as of a fast scan. */
    NOISE,
    /** A little out of focus. */
    BLUR,
    /** A part of the image, enlarged. */
    SCALE,
    /** A strip at the lower edge blanked, where a data bar may have been left. */
    MASK_BAR;

    /** Everything that suits micrographs. */
    public static Set<Augment> all() {
        return EnumSet.allOf(Augment.class);
    }

    /** As people write it. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
