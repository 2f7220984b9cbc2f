package io.semstream.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibtorchVersionsTest {

    @Test
    void theVersionsOfThisBuildMatch() {
        assertThatCode(() -> LibtorchVersions.found(Map.of()).requireMatch()).doesNotThrowAnyException();
    }

    @Test
    void anotherJniLibraryIsRefused() {
        LibtorchVersions mixed = new LibtorchVersions("2.7.1", "0.35.1", Optional.of("2.5.1-0.32.0"), Set.of("2.7.1"));
        assertThatThrownBy(mixed::requireMatch).isInstanceOf(NetworkUnavailable.class)
                .hasMessageContaining("crash at the first prediction");
    }

    @Test
    void withoutJniOrLibtorchNothingIsDownloaded() {
        assertThatThrownBy(new LibtorchVersions("2.7.1", "0.35.1", Optional.empty(), Set.of("2.7.1"))::requireMatch)
                .hasMessageContaining("pytorch-jni is not on the class path");
        assertThatThrownBy(new LibtorchVersions("2.7.1", "0.35.1", Optional.of("2.7.1-0.35.1"), Set.of())::requireMatch)
                .hasMessageContaining("no libtorch for");
    }

    @Test
    void aForeignLibtorchTellsItsVersion(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("build-version"), "2.5.1+cu124\n");
        Path lib = Files.createDirectory(folder.resolve("lib"));
        LibtorchVersions found = LibtorchVersions.found(Map.of("PYTORCH_LIBRARY_PATH", lib.toString()));
        assertThat(found.natives()).containsExactly("2.5.1");
        assertThatThrownBy(found::requireMatch).hasMessageContaining("libtorch 2.5.1");
    }

    @Test
    void aForeignLibtorchWithoutAVersionNeedsTheUsersWord(@TempDir Path folder) {
        String path = folder.toString();
        assertThatThrownBy(() -> LibtorchVersions.found(Map.of("PYTORCH_LIBRARY_PATH", path))).hasMessageContaining("Set PYTORCH_VERSION");
        assertThat(LibtorchVersions.found(Map.of("PYTORCH_LIBRARY_PATH", path, "PYTORCH_VERSION", "2.7.1")).natives())
                .containsExactly("2.7.1");
    }
}
