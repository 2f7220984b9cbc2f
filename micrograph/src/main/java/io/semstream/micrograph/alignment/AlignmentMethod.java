package io.semstream.micrograph.alignment;

import io.semstream.micrograph.AreaResize;
import io.semstream.micrograph.GrayImage;
import java.util.Optional;

/** A way to measure how wires lie. Thread-safe; takes tens of milliseconds. */
public interface AlignmentMethod {

    /** Name and version, as bundles ask for it and events tell it. */
    String name();

    /** Changes with every change of the numbers. */
    int version();

    /**
     * @param specimen
     *            the frame without its data bar; larger ones are reduced first
     * @return empty for a frame that shows nothing with a direction
     */
    Optional<Alignment> measure(GrayImage specimen);

    /** As much of a frame as any method looks at: at most 512 pixels on the longer edge, averaged. */
    static GrayImage reduced(GrayImage specimen) {
        int longest = Math.max(specimen.width(), specimen.height());
        if (longest <= LONGEST_EDGE) {
            return specimen;
        }
        double scale = (double) LONGEST_EDGE / longest;
        return AreaResize.to(specimen, Math.max(1, (int) Math.round(specimen.width() * scale)),
                Math.max(1, (int) Math.round(specimen.height() * scale)));
    }

    /** In pixels. */
    int LONGEST_EDGE = 512;
}
