package io.semstream.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A folder whose folders are categories. */
public final class CategoryFolders {
    private static final Set<String> EXTENSIONS = Set.of("tif", "tiff", "png", "jpg", "jpeg", "bmp");

    private CategoryFolders() {}

    /**
     * The images of each category at any depth, all in the order of their names. Categories may be empty; hidden files and folders are not looked at.
     *
     * @throws DatasetProblem
     *             when there is no such folder or not one image in it
     */
    public static Map<String, List<Path>> list(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new DatasetProblem("no folder " + root);
        }
        Map<String, List<Path>> images = new LinkedHashMap<>();
        try (Stream<Path> categories = Files.list(root)) {
            for (Path category : categories.filter(Files::isDirectory).filter(folder -> !isHidden(folder)).sorted().toList()) {
                images.put(name(category), in(category));
            }
        }
        if (images.values().stream().allMatch(List::isEmpty)) {
            throw new DatasetProblem(
                    "no images below " + root + ": expected one folder for each category, with TIFF, PNG, JPEG or BMP files in it");
        }
        return images;
    }

    private static List<Path> in(Path category) throws IOException {
        try (Stream<Path> files = Files.walk(category)) {
            return files.filter(file -> isImageName(file) && noneHidden(category.relativize(file))).filter(Files::isRegularFile).sorted()
                    .toList();
        }
    }

    /** Whether a name ends as those of images do. */
    public static boolean isImageName(Path file) {
        String name = name(file);
        return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    private static boolean noneHidden(Path relative) {
        for (Path part : relative) {
            if (isHidden(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHidden(Path path) {
        return name(path).startsWith(".");
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
