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
        LibtorchVersions mixed = new LibtorchVersions("2.7.1", "0.35.1", Optional.of("2.5.1-0.32.0"), true, Set.of("2.7.1"));
        assertThatThrownBy(mixed::requireMatch).isInstanceOf(NetworkUnavailable.class)
                .hasMessageContaining("crash at the first prediction");
    }

    @Test
    void withoutJniOrLibtorchNothingIsDownloaded() {
        assertThatThrownBy(new LibtorchVersions("2.7.1", "0.35.1", Optional.empty(), true, Set.of("2.7.1"))::requireMatch)
                .hasMessageContaining("pytorch-jni is not on the class path");
        assertThatThrownBy(new LibtorchVersions("2.7.1", "0.35.1", Optional.of("2.7.1-0.35.1"), true, Set.of())::requireMatch)
                .hasMessageContaining("no libtorch for");
    }

    @Test
    void aForeignLibtorchTellsItsVersion(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("build-version"), "2.5.1+cu124\n");
        Path lib = Files.createDirectory(folder.resolve("lib"));
        torch(lib);
        LibtorchVersions found = LibtorchVersions.found(Map.of("PYTORCH_LIBRARY_PATH", lib.toString()));
        assertThat(found.natives()).containsExactly("2.5.1");
        assertThatThrownBy(found::requireMatch).hasMessageContaining("libtorch 2.5.1");
    }

    @Test
    void aForeignLibtorchWithoutAVersionNeedsTheUsersWord(@TempDir Path folder) throws IOException {
        torch(folder);
        String path = folder.toString();
        assertThatThrownBy(() -> LibtorchVersions.found(Map.of("PYTORCH_LIBRARY_PATH", path))).hasMessageContaining("Set PYTORCH_VERSION");
        assertThat(LibtorchVersions.found(Map.of("PYTORCH_LIBRARY_PATH", path, "PYTORCH_VERSION", "2.7.1")).natives())
                .containsExactly("2.7.1");
    }

    @Test
    void aJniLibraryBesideAForeignLibtorchMustBeOfItsVersion(@TempDir Path folder) throws IOException {
        torch(folder);
        Files.createFile(folder.resolve(System.mapLibraryName("djl_torch")));
        String path = folder.toString();
        assertThatThrownBy(LibtorchVersions.found(Map.of("PYTORCH_LIBRARY_PATH", path, "PYTORCH_VERSION", "2.5.1"))::requireMatch)
                .hasMessageContaining("PYTORCH_JNI_VERSION must tell");
        assertThatCode(LibtorchVersions.found(
                Map.of("PYTORCH_LIBRARY_PATH", path, "PYTORCH_VERSION", "2.5.1", "PYTORCH_JNI_VERSION", "2.5.1-0.32.0"))::requireMatch)
                .doesNotThrowAnyException();
    }

    @Test
    void aFolderWithoutLibtorchIsNotSilentlyIgnored(@TempDir Path folder) {
        assertThatThrownBy(() -> LibtorchVersions.found(Map.of("PYTORCH_LIBRARY_PATH", folder.toString())))
                .hasMessageContaining("no libtorch in PYTORCH_LIBRARY_PATH");
    }

    private static void torch(Path folder) throws IOException {
        Files.createFile(folder.resolve(System.mapLibraryName("torch")));
    }
}
