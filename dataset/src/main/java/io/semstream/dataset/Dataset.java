package io.semstream.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Labelled images with a fixed split; read from a data set's folder ({@code dataset.json}) or straight from a folder of categories. What cannot be decoded or
 * was left out of the split is not in it, where that is known.
 */
public final class Dataset {
    private final Path folder;
    private final List<String> categories;
    private final List<LabelledImage> images;
    private final boolean split;
    private final String digest;

    private Dataset(Path folder, List<String> categories, List<LabelledImage> images, boolean split) {
        this.folder = folder;
        this.categories = categories;
        this.images = images.stream().sorted(Comparator.comparing(LabelledImage::file).thenComparing(LabelledImage::category)).toList();
        this.split = split;
        this.digest = DatasetDigest.ofImages(images);
    }

    /**
     * The data set in {@code dataset.json}, else {@code folder/CATEGORY/}, whose files are all read once for their hashes.
     *
     * @throws DatasetProblem
     *             when there is neither, or the data set is damaged or cannot be read
     */
    public static Dataset read(Path folder) {
        try {
            return DatasetStore.isIn(folder) ? of(folder, DatasetStore.read(folder)) : categoriesIn(folder);
        } catch (IOException | UncheckedIOException unreadable) {
            throw new DatasetProblem("cannot read " + folder + " (" + unreadable.getMessage() + ")");
        }
    }

    static Dataset of(Path folder, DatasetFile file) throws IOException {
        Path root = folder.toRealPath();
        List<LabelledImage> images = file.images().stream().filter(Entry::isUsable)
                .map(entry -> new LabelledImage(root.resolve(entry.path()).normalize(), entry.sha256(), entry.category(), entry.source(),
                        entry.group().or(entry::given).orElse(entry.source()), entry.part()))
                .toList();
        return new Dataset(folder, file.categories(), images, file.split().isPresent());
    }

    private static Dataset categoriesIn(Path folder) throws IOException {
        Map<String, List<Path>> listed = CategoryFolders.list(folder);
        List<LabelledImage> images = new ArrayList<>();
        for (var category : listed.entrySet()) {
            for (Path file : category.getValue()) {
                String source = SourceName.of(file);
                images.add(new LabelledImage(file, ContentHash.of(file), category.getKey(), source, source, Optional.empty()));
            }
        }
        return new Dataset(folder, List.copyOf(new TreeSet<>(listed.keySet())), images, false);
    }

    /** Sorted; one that has no images is there too. */
    public List<String> categories() {
        return categories;
    }

    /** Sorted by path. */
    public List<LabelledImage> images() {
        return images;
    }

    /**
     * Sorted by path.
     *
     * @throws DatasetProblem
     *             when the data set is not split
     */
    public List<LabelledImage> images(Part part) {
        if (!split) {
            throw new DatasetProblem(folder + " is not split into training, validation and test; run: semstream dataset split " + folder);
        }
        return images.stream().filter(image -> image.part().filter(part::equals).isPresent()).toList();
    }

    public boolean isSplit() {
        return split;
    }

    /** SHA-256 over content hashes, categories, groups and parts: the same wherever the files lie and whatever they are called. */
    public String digest() {
        return digest;
    }
}
