package io.semstream.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** A file a command writes at its end: found possible before the work begins, whole or not there afterwards. */
final class OutputFile {
    private final Path file;

    /**
     * @param extension
     *            the file must have, such as {@code .html}
     */
    OutputFile(String option, Path file, String extension) {
        String name = String.valueOf(file.getFileName());
        if (!name.toLowerCase(Locale.ROOT).endsWith(extension)) {
            throw new EvaluationProblem(option + " " + file + ": the file must end in " + extension);
        }
        if (Files.isDirectory(file)) {
            throw new EvaluationProblem(option + " " + file + " is a folder; name a file");
        }
        this.file = file.toAbsolutePath();
        Path folder = folder();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new EvaluationProblem(option + " " + file + ": cannot make the folder " + folder + " (" + e.getMessage() + ")");
        }
        if (!Files.isWritable(folder)) {
            throw new EvaluationProblem(option + " " + file + ": the folder " + folder + " cannot be written to");
        }
    }

    private Path folder() {
        Path folder = file.getParent();
        return folder == null ? file : folder;
    }

    /** The same place with another extension. */
    Path sibling(String extension) {
        String name = String.valueOf(file.getFileName());
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + extension);
    }

    void write(byte[] content) {
        write(content, file);
    }

    static void write(byte[] content, Path file) {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
        try {
            Files.write(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
