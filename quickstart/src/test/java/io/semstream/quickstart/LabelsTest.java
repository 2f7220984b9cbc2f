package io.semstream.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabelsTest {
    @TempDir
    Path folder;

    @Test
    void fileNamesWithCommasQuotesAndLineBreaksStayOneCell() throws IOException {
        Path output = folder.resolve("labels.csv");
        Labels.write(output, folder, List.of(unreadable("a, \"b\"\nc.tif")));
        assertThat(output).content().isEqualTo("""
                file,status,category,score,reasons,prediction_set,image_id,model,failure,message
                "a, ""b""
                c.tif",failed,,,,,,,UNREADABLE,no permission
                """);
    }

    @Test
    void earlierTableIsReplacedAsAWhole() throws IOException {
        Path output = Files.writeString(folder.resolve("labels.csv"), "old");
        Labels.write(output, folder, List.of());
        assertThat(output).content().startsWith("file,status").doesNotContain("old");
        assertThat(folder).isDirectoryContaining(output::equals)
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith(".labels"));
    }

    @Test
    void jsonHoldsOnlyWhatIsKnown() {
        assertThat(Labels.json(folder, unreadable("x.tif"))).isEqualTo("""
                {"file":"x.tif","status":"failed","failure":"UNREADABLE","message":"no permission"}""");
    }

    @Test
    void placeThatCannotBeWrittenIsFoundOutBefore() {
        assertThatThrownBy(() -> Labels.requireWritable(folder.resolve("not there").resolve("labels.csv"))).isInstanceOf(UserMistake.class)
                .hasMessageContaining("--output");
    }

    private RunBook.Row unreadable(String name) {
        return new RunBook.Row(folder.resolve(name), new RunBook.Entry.NotTaken("UNREADABLE", "no permission"), Optional.empty());
    }
}
