package io.semstream.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A file whose category is the name of its folder, and whose source is its name up to the first underscore. */
record LabelledImage(Path file, String category, String source) {
    private static final Set<String> EXTENSIONS = Set.of("tif", "tiff", "png", "jpg", "jpeg", "bmp");

    /**
     * All images below {@code root/CATEGORY/}, in the order of their names.
     *
     * @throws TrainingProblem
     *             when there are none
     */
    static List<LabelledImage> under(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new TrainingProblem("no folder " + root);
        }
        List<LabelledImage> images = new ArrayList<>();
        try (Stream<Path> categories = Files.list(root)) {
            for (Path category : categories.filter(Files::isDirectory).sorted().toList()) {
                images.addAll(in(category));
            }
        }
        if (images.isEmpty()) {
            throw new TrainingProblem(
                    "no images below " + root + ": expected one folder for each category, with TIFF, PNG, JPEG or BMP files in it");
        }
        return images;
    }

    private static List<LabelledImage> in(Path category) throws IOException {
        try (Stream<Path> files = Files.walk(category)) {
            return files.filter(Files::isRegularFile).filter(LabelledImage::looksLikeAnImage).sorted()
                    .map(file -> new LabelledImage(file, name(category), source(file))).toList();
        }
    }

    private static boolean looksLikeAnImage(Path file) {
        String name = name(file);
        return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    private static String source(Path file) {
        String name = name(file);
        int end = name.indexOf('_');
        return end > 0 ? name.substring(0, end) : name;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
