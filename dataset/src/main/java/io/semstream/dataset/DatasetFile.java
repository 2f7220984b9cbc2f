package io.semstream.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What {@code dataset.json} holds.
 *
 * @param categories
 *            sorted; those without images too
 * @param split
 *            absent until the data set is split
 * @param digest
 *            see {@link DatasetDigest}
 * @param images
 *            sorted by path
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DatasetFile(int format, List<String> categories, Optional<SplitRule> split, String digest, List<Entry> images) {
    public static final int FORMAT = 1;
    public static final String NAME = "dataset.json";

    public DatasetFile {
        categories = List.copyOf(categories);
        images = List.copyOf(images);
    }

    /** With its digest, and with the categories of the images among the given ones. */
    public static DatasetFile of(Collection<String> categories, Optional<SplitRule> split, Collection<Entry> images) {
        var all = new TreeSet<>(categories);
        images.forEach(image -> all.add(image.category()));
        List<Entry> sorted = images.stream().sorted(Comparator.comparing(Entry::path).thenComparing(Entry::category)).toList();
        return new DatasetFile(FORMAT, List.copyOf(all), split, DatasetDigest.ofEntries(sorted), sorted);
    }
}
