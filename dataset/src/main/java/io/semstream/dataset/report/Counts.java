package io.semstream.dataset.report;

import io.semstream.dataset.DatasetFile;
import io.semstream.dataset.Entry;
import io.semstream.dataset.Part;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The images of one category, or of all.
 *
 * @param usable
 *            that can be learned from
 * @param others
 *            unreadable or left out
 */
public record Counts(String category, long usable, long others, long groups, long sources, Map<Part, Long> parts) {
    public Counts {
        parts = Map.copyOf(parts);
    }

    public static List<Counts> perCategory(DatasetFile dataset) {
        return dataset.categories().stream()
                .map(category -> of(category, dataset.images().stream().filter(image -> image.category().equals(category)).toList()))
                .toList();
    }

    public static Counts all(DatasetFile dataset) {
        return of("all", dataset.images());
    }

    private static Counts of(String category, List<Entry> images) {
        List<Entry> usable = images.stream().filter(Entry::isUsable).toList();
        Map<Part, Long> parts = new EnumMap<>(Part.class);
        Arrays.stream(Part.values())
                .forEach(part -> parts.put(part, usable.stream().filter(image -> image.part().filter(part::equals).isPresent()).count()));
        return new Counts(category, usable.size(), images.size() - (long) usable.size(),
                usable.stream().flatMap(image -> image.group().stream()).distinct().count(),
                usable.stream().map(Entry::source).distinct().count(), parts);
    }

    public long in(Part part) {
        return parts.getOrDefault(part, 0L);
    }

    /** Of the images that are in a part at all. */
    public double share(Part part) {
        long placed = parts.values().stream().mapToLong(Long::longValue).sum();
        return placed == 0 ? 0 : (double) in(part) / placed;
    }

}
