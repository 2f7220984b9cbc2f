package io.semstream.dataset.inspection;

import io.semstream.dataset.ContentHash;
import io.semstream.dataset.DatasetFile;
import io.semstream.dataset.Entry;
import io.semstream.dataset.Pace;
import io.semstream.dataset.inspection.Problem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether the files are still those that were imported. */
public final class FilesNow {
    private FilesNow() {}

    /**
     * @param everyByte
     *            whether to read the files and compare their hashes, not their sizes alone
     */
    public static List<Problem> problems(Path folder, DatasetFile dataset, boolean everyByte, Consumer<String> progress) {
        var pace = new Pace("compared", "files", dataset.images().size(), everyByte ? progress : line -> {});
        return dataset.images().stream().flatMap(image -> {
            Optional<String> change = change(folder.resolve(image.path()), image, everyByte);
            pace.step();
            return change.map(what -> new Problem(Kind.MISSING, List.of(image.path()), what)).stream();
        }).toList();
    }

    private static Optional<String> change(Path file, Entry image, boolean everyByte) {
        try {
            if (!Files.exists(file)) {
                return Optional.of("gone");
            }
            if (Files.size(file) != image.bytes()) {
                return Optional.of(Files.size(file) + " bytes, was " + image.bytes());
            }
            return everyByte && !ContentHash.of(file).equals(image.sha256())
                    ? Optional.of("other bytes of the same number")
                    : Optional.empty();
        } catch (IOException unreadable) {
            return image.unreadable().isPresent() ? Optional.empty() : Optional.of("cannot be read (" + unreadable + ")");
        }
    }
}
