package io.semstream.trainer;

import io.semstream.dataset.Dataset;
import io.semstream.dataset.LabelledImage;
import io.semstream.dataset.Part;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The images of all given data sets, without those of the test part, which no training ever sees.
 *
 * @param split
 *            whether every image says which part it belongs to
 * @param digest
 *            of all data sets, test parts included
 */
public record TrainingImages(List<String> categories, List<LabelledImage> images, boolean split, String digest) {
    public TrainingImages {
        categories = List.copyOf(categories);
        images = List.copyOf(images);
    }

    /**
     * @throws TrainingProblem
     *             when there is not enough to train a classifier
     */
    public static TrainingImages read(List<Path> folders) {
        List<Dataset> sets = folders.stream().map(Dataset::read).toList();
        TreeSet<String> categories = new TreeSet<>();
        List<LabelledImage> images = new ArrayList<>();
        for (Dataset set : sets) {
            categories.addAll(set.categories());
            images.addAll(set.images().stream().filter(image -> !image.part().equals(Optional.of(Part.TEST))).toList());
        }
        for (String category : categories) {
            if (images.stream().noneMatch(image -> image.category().equals(category))) {
                throw new TrainingProblem("the category " + category
                        + " has no image to learn from; add some, or remove the category from " + folders);
            }
        }
        if (categories.size() < 2) {
            throw new TrainingProblem("only one category, " + categories + "; a classifier needs two or more");
        }
        return new TrainingImages(List.copyOf(categories), images, sets.stream().allMatch(Dataset::isSplit),
                digest(sets.stream().map(Dataset::digest).toList()));
    }

    private static String digest(List<String> digests) {
        if (digests.size() == 1) {
            return digests.getFirst();
        }
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(String.join("\n", digests).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    int category(int image) {
        return categories.indexOf(images.get(image).category());
    }
}
