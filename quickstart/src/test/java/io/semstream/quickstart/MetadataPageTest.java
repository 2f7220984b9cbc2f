package io.semstream.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.micrograph.metadata.Term;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/metadata.md has a row for every term and no other, with its unit. */
final class MetadataPageTest {

    @Test
    void holdsEveryTermWithItsUnit() throws IOException {
        List<String> rows = Files.readAllLines(Repository.root().resolve("docs/metadata.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(row -> row.split("\\|", -1)).map(row -> row[1].strip() + " " + row[2].strip()).toList();

        assertThat(rows).containsExactlyElementsOf(
                Arrays.stream(Term.values()).map(term -> "`" + term.fieldName() + "` " + term.unit().orElse("")).toList());
    }
}
