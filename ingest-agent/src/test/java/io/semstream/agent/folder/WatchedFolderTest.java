package io.semstream.agent.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchedFolderTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"/data/sem, /data/sem, agent-1", "/data/sem=SEM 7, /data/sem, SEM 7",
        "/data/a=b/c, /data/a=b/c, agent-1", "/data/a=b=SEM 7, /data/a=b, SEM 7", "/data/a=, /data/a=, agent-1",
        "/data/../sem=X, /sem, X"})
    void theLastEqualsSignNamesTheInstrumentUnlessItIsPartOfThePath(String text, String path, String instrument) {
        assertThat(WatchedFolder.parse(text, "agent-1")).isEqualTo(new WatchedFolder(Path.of(path), instrument));
    }
}
