package io.semstream.dataset.inspection;

import io.semstream.dataset.Entry;
import io.semstream.dataset.FrameFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Pairs of images that look the same, whichever way up they lie. Every hash is held against every other in all eight positions, exactly and without an index:
 * most comparisons end after two words, and the 220 million pairs of 21,000 images take seconds. An index for distances as large as these would visit nearly
 * everything as well.
 */
public final class NearDuplicates {
    /** Bits of 256. Unrelated images differ in 90 and more in their nearest position. */
    public static final int MOST_BITS = 64;

    /** So many images at a time, so that pairs do not pile up where everything resembles everything. */
    private static final int CHUNK = 256;

    /** Two images and how many of the 256 bits differ. */
    public record Pair(Entry first, Entry second, int distance) {}

    private final List<Entry> images;
    private final List<PerceptualHash> hashes;

    private NearDuplicates(List<Entry> images) {
        this.images = images;
        this.hashes = images.stream().flatMap(image -> image.frame().stream()).map(FrameFacts::perceptualHash).map(PerceptualHash::parse)
                .toList();
    }

    /**
     * Tells every pair once, in the order of the images' paths; of exact copies only the first file takes part.
     */
    public static void among(List<Entry> images, Consumer<Pair> told) {
        Set<String> seen = new HashSet<>();
        List<Entry> distinct = images.stream().filter(image -> image.frame().isPresent()).sorted(Comparator.comparing(Entry::path))
                .filter(image -> seen.add(image.sha256())).toList();
        new NearDuplicates(distinct).tell(told);
    }

    private void tell(Consumer<Pair> told) {
        for (int from = 0; from < images.size(); from += CHUNK) {
            IntStream.range(from, Math.min(images.size(), from + CHUNK)).parallel().mapToObj(this::pairs).toList()
                    .forEach(pairs -> pairs.forEach(told));
        }
    }

    private List<Pair> pairs(int i) {
        PerceptualHash hash = hashes.get(i);
        PerceptualHash transposed = hash.transposed();
        List<Pair> pairs = new ArrayList<>();
        for (int j = i + 1; j < hashes.size(); j++) {
            int distance = hash.nearest(transposed, hashes.get(j));
            if (distance <= MOST_BITS) {
                pairs.add(new Pair(images.get(i), images.get(j), distance));
            }
        }
        return pairs;
    }
}
