package io.semstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabelledImageTest {
    @TempDir
    Path root;

    @Test
    void categoryIsTheFolderAndSourceTheBeginningOfTheName() throws IOException {
        Path tips = Files.createDirectories(root.resolve("Tips/later"));
        Files.createFile(tips.resolve("fibsem_01.TIF"));
        Files.createFile(tips.resolve("notes.txt"));
        assertThat(LabelledImage.under(root)).containsExactly(new LabelledImage(tips.resolve("fibsem_01.TIF"), "Tips", "fibsem"));
    }

    @Test
    void emptyFolderSaysWhatWasExpected() {
        assertThatThrownBy(() -> LabelledImage.under(root)).isInstanceOf(TrainingProblem.class)
                .hasMessageContaining("one folder for each category");
    }
}
