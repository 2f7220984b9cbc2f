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

    /**
     * As much of a frame as any method looks at: whole squares of pixels averaged, so that about 512 are left on the longer edge and at most 767. A reduction by a fraction would give
     * noise a direction. Reducing twice changes nothing.
     */
    static GrayImage reduced(GrayImage specimen) {
        int longest = Math.max(specimen.width(), specimen.height());
        int factor = (int) Math.max(1, Math.round((double) longest / LONGEST_EDGE));
        int width = Math.max(1, specimen.width() / factor);
        int height = Math.max(1, specimen.height() / factor);
        return factor == 1
                ? specimen
                : AreaResize.to(
                        specimen.crop(0, 0, Math.min(specimen.width(), width * factor), Math.min(specimen.height(), height * factor)),
                        width, height);
    }

    /** In pixels, about. */
    int LONGEST_EDGE = 512;
}
