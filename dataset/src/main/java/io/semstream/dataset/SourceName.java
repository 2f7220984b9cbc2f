package io.semstream.dataset;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where an image comes from, told from its name: what stands before the first underscore. The names of the NFFA-EUROPE set ({@code L7_0a1b….jpg}) begin
 * with their category instead; there each image is a source of its own.
 */
public final class SourceName {
    private static final Pattern NFFA = Pattern.compile("L\\d_[0-9a-f]{16,}");

    private SourceName() {}

    public static String of(Path file) {
        String stem = stem(file);
        int end = stem.indexOf('_');
        return end < 1 || NFFA.matcher(stem).matches() ? stem : stem.substring(0, end);
    }

    /** The file's name without its extension. */
    public static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 1 ? name : name.substring(0, dot);
    }
}
