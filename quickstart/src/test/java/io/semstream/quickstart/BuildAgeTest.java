package io.semstream.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildAgeTest {
    private static final Instant BUILT_AT = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path repository;

    @BeforeEach
    void aBuiltRepository() throws IOException {
        for (String file : new String[]{"pom.xml", "one/pom.xml", "one/src/main/java/A.java", "one/src/test/java/ATest.java"}) {
            write(file, BUILT_AT.minusSeconds(1));
        }
        // Folders change whenever a file comes into them or leaves.
        for (String folder : new String[]{"one/src/main/java", "one/src/main"}) {
            Files.setLastModifiedTime(repository.resolve(folder), FileTime.from(BUILT_AT.minusSeconds(1)));
        }
        write("one/target/classpath", BUILT_AT);
    }

    @Test
    void isCurrentWhileEverySourceIsOlder() throws IOException {
        assertThat(isCurrent()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "one/pom.xml", "one/src/main/java/A.java", "one/src/main/java/New.java"})
    void isNotCurrentOnceASourceIsNewer(String source) throws IOException {
        write(source, BUILT_AT.plusSeconds(1));
        assertThat(isCurrent()).isFalse();
    }

    @Test
    void noticesThatASourceIsGone() throws IOException {
        Files.delete(repository.resolve("one/src/main/java/A.java"));
        assertThat(isCurrent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "one/src/test/java/ATest.java", "one/target/classes/A.class"})
    void leavesOutWhatIsNotBuiltInto(String file) throws IOException {
        write(file, BUILT_AT.plusSeconds(1));
        assertThat(isCurrent()).isTrue();
    }

    private boolean isCurrent() throws IOException {
        return BuildAge.current(repository, repository.resolve("one/target/classpath"));
    }

    private void write(String name, Instant time) throws IOException {
        Path file = repository.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
        Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
