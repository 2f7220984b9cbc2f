package io.semstream.model.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A libtorch that somebody installed himself, usually one for a GPU, and told us about in {@code PYTORCH_LIBRARY_PATH}.
 *
 * @param jni
 *            version of a JNI library that lies beside it and is taken before ours
 */
record ForeignLibtorch(String version, Optional<String> jni) {
    private static final String VARIABLE = "PYTORCH_LIBRARY_PATH";

    static Optional<ForeignLibtorch> in(Map<String, String> environment) throws IOException {
        String path = environment.getOrDefault(VARIABLE, "");
        return path.isEmpty() ? Optional.empty() : Optional.of(at(Path.of(path), environment));
    }

    private static ForeignLibtorch at(Path path, Map<String, String> environment) throws IOException {
        Path folder = Files.isDirectory(path) ? path : Optional.ofNullable(path.getParent()).orElse(path);
        if (!Files.exists(folder.resolve(System.mapLibraryName("torch")))) {
            throw new NetworkUnavailable("no libtorch in " + VARIABLE + "=" + path + ". Give the folder that holds "
                    + System.mapLibraryName("torch") + ", usually called lib");
        }
        return new ForeignLibtorch(version(folder, environment), jni(folder, environment));
    }

    /** A libtorch archive says its version in {@code build-version} beside its {@code lib} folder; otherwise the environment must. */
    private static String version(Path folder, Map<String, String> environment) throws IOException {
        for (Path file : new Path[]{folder.resolve("build-version"), folder.resolveSibling("build-version")}) {
            if (Files.exists(file)) {
                return LibtorchVersions.plain(Files.readString(file).strip());
            }
        }
        return Optional.ofNullable(environment.get("PYTORCH_VERSION")).map(LibtorchVersions::plain).orElseThrow(
                () -> new NetworkUnavailable(
                        "cannot tell the version of the libtorch in " + VARIABLE + "=" + folder + ". Set PYTORCH_VERSION to it"));
    }

    /** The library itself does not tell, so whoever puts one there must. */
    private static Optional<String> jni(Path folder, Map<String, String> environment) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            boolean there = files.anyMatch(file -> file.getFileName().toString().endsWith(System.mapLibraryName("djl_torch")));
            return there
                    ? Optional.of(Optional.ofNullable(environment.get("PYTORCH_JNI_VERSION"))
                            .orElse("beside it, whose version PYTORCH_JNI_VERSION must tell (such as 2.5.1-0.32.0)"))
                    : Optional.empty();
        }
    }
}
