package io.semstream.dataset.origin;

import io.semstream.dataset.CategoryFolders;
import io.semstream.dataset.DatasetProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A folder of categories. */
public final class FolderOrigin {
    private FolderOrigin() {}

    /**
     * @throws DatasetProblem
     *             when there is not one image in it
     */
    public static Candidates list(Path folder) throws IOException {
        var listed = CategoryFolders.list(folder.toRealPath());
        List<Candidate> images = listed.entrySet().stream()
                .flatMap(category -> category.getValue().stream().map(file -> Candidate.of(file, category.getKey()))).toList();
        return new Candidates(List.copyOf(listed.keySet()), images, List.of());
    }
}
