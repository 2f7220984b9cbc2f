package io.semstream.dataset.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semstream.dataset.DatasetProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvOriginTest {
    @TempDir
    Path folder;

    @BeforeEach
    void images() throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        for (String name : List.of("lab_1.tif", "sub/lab_2.tif", "with, comma.png", "grün.png")) {
            Files.writeString(folder.resolve(name), name);
        }
    }

    @Test
    void readsQuotesGroupsAndSources() throws IOException {
        Candidates found = read(
                "Path,CATEGORY,group,source,sample\r\nlab_1.tif,Tips,g1,,S 7\r\n\"with, comma.png\",\"Wires \"\"thin\"\"\",,maker,\r\n\r\ngrün.png,Tips,,,\r\n");

        assertThat(found.categories()).containsExactly("Tips", "Wires \"thin\"");
        assertThat(found.images())
                .extracting(image -> folder.relativize(image.file()) + "|" + image.source() + "|" + image.group().orElse("-") + "|"
                        + image.sample().orElse("-"))
                .containsExactly("lab_1.tif|lab|g1|S 7", "with, comma.png|maker|-|-", "grün.png|grün|-|-");
    }

    @Test
    void readsWhatSpreadsheetsWrite() throws IOException {
        assertThat(read("\uFEFFpath;category\nsub/lab_2.tif;Tips\n").images()).hasSize(1);
    }

    @Test
    void namesEveryLineThatCannotBeUsed() {
        assertThatThrownBy(() -> read("path,category\nlab_1.tif,Tips\nmissing.tif,Tips\n,Tips\nlab_1.tif,\nlab_1.tif,Tips,more\n"))
                .isInstanceOf(DatasetProblem.class).hasMessageContaining("4 of its lines")
                .hasMessageContaining("line 3: no file missing.tif")
                .hasMessageContaining("line 4: no path").hasMessageContaining("line 5: no category")
                .hasMessageContaining("line 6: 3 columns");
    }

    @Test
    void saysWhatIsWrongWithTheWholeTable() throws IOException {
        assertThatThrownBy(() -> read("file,label\na,b\n")).isInstanceOf(DatasetProblem.class).hasMessageContaining("no column \"path\"");
        assertThatThrownBy(() -> read("path,category\n")).isInstanceOf(DatasetProblem.class).hasMessageContaining("no images");
        assertThatThrownBy(() -> read("")).isInstanceOf(DatasetProblem.class).hasMessageContaining("no column");
        assertThatThrownBy(() -> read("path,category\n\"lab_1.tif,Tips\n")).isInstanceOf(DatasetProblem.class)
                .hasMessageContaining("RFC 4180");
        assertThatThrownBy(() -> read("path,path,category\nlab_1.tif,x,Tips\n")).isInstanceOf(DatasetProblem.class)
                .hasMessageContaining("RFC 4180");
        Path latin = Files.write(folder.resolve("latin.csv"), "path,category\ngrün.png,Tips\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CsvOrigin.list(latin)).isInstanceOf(DatasetProblem.class).hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> CsvOrigin.list(folder.resolve("none.csv"))).isInstanceOf(DatasetProblem.class)
                .hasMessageContaining("no table");
    }

    private Candidates read(String table) throws IOException {
        return CsvOrigin.list(Files.writeString(folder.resolve("table.csv"), table));
    }
}
