package io.semstream.evaluation;

import io.semstream.evaluation.judging.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a folder that belong to no category, whatever they are. */
final class Strangers {
    private Strangers() {}

    static List<Subject> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new EvaluationProblem("--out-of-domain " + folder + ": no such folder");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Subject> found = files.filter(Files::isRegularFile).filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted().map(file -> subject(folder, file)).toList();
            if (found.isEmpty()) {
                throw new EvaluationProblem("--out-of-domain " + folder + ": the folder is empty");
            }
            return found;
        }
    }

    private static Subject subject(Path folder, Path file) {
        return new Subject(file, folder.relativize(file).toString().replace('\\', '/'), Optional.empty(), "", file.toString(),
                Optional.empty());
    }
}
