package io.semstream.dataset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A data set as one number: SHA-256 over one line for each image that can be learned from, {@code sha256 TAB category TAB group TAB part LF}, the lines in
 * the order of their characters. Neither where the files lie nor what they are called matters.
 */
final class DatasetDigest {
    private DatasetDigest() {}

    static String ofEntries(Collection<Entry> entries) {
        return of(entries.stream().filter(Entry::isUsable)
                .map(entry -> line(entry.sha256(), entry.category(), entry.group().or(entry::given).orElse(entry.source()), entry.part())));
    }

    static String ofImages(Collection<LabelledImage> images) {
        return of(images.stream().map(image -> line(image.sha256(), image.category(), image.group(), image.part())));
    }

    private static String line(String sha256, String category, String group, Optional<Part> part) {
        return String.join("\t", sha256, category, group, part.map(Part::label).orElse("-")) + "\n";
    }

    private static String of(Stream<String> lines) {
        MessageDigest digest = ContentHash.digest();
        lines.sorted().forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        return ContentHash.hex(digest.digest());
    }
}
