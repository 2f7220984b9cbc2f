package io.semstream.dataset.origin;

import java.util.List;

/**
 * What an origin offers.
 *
 * @param categories
 *            also those without an image
 * @param notes
 *            what was passed over, for people
 */
public record Candidates(List<String> categories, List<Candidate> images, List<String> notes) {
    public Candidates {
        categories = List.copyOf(categories);
        images = List.copyOf(images);
        notes = List.copyOf(notes);
    }
}
