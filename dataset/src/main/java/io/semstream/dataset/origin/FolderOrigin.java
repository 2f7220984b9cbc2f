package io.semstream.dataset.origin;

import io.semstream.dataset.CategoryFolders;
import io.semstream.dataset.DatasetProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of categories. */
public final class FolderOrigin {
    private FolderOrigin() {}

    /**
     * @throws DatasetProblem
     *             when there is not one image in it, or it cannot be read
     */
    public static Candidates list(Path folder) {
        try {
            return listed(Files.isDirectory(folder) ? folder.toRealPath() : folder);
        } catch (IOException | UncheckedIOException unreadable) {
            throw new DatasetProblem("cannot read " + folder + " (" + unreadable.getMessage() + "); see who may read it");
        }
    }

    private static Candidates listed(Path folder) throws IOException {
        var listed = CategoryFolders.list(folder);
        List<Candidate> images = listed.entrySet().stream()
                .flatMap(category -> category.getValue().stream().map(file -> Candidate.of(file, category.getKey()))).toList();
        return new Candidates(List.copyOf(listed.keySet()), images, List.of());
    }
}
