package io.semstream.distribution;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The zip this module makes, unpacked with the permissions that are in it. */
record Unpacked(Path home) {

    static Path zip() {
        return Path.of(System.getProperty("semstream.agent.archive") + ".zip");
    }

    /** Into this folder, which may be a new one. */
    static Unpacked into(Path folder) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(zip(), Map.of("enablePosixFileAttributes", true))) {
            Path root = zip.getRootDirectories().iterator().next();
            try (Stream<Path> entries = Files.walk(root)) {
                for (Path entry : entries.filter(path -> !path.equals(root)).toList()) {
                    copy(entry, folder.resolve(root.relativize(entry).toString()));
                }
            }
        }
        try (Stream<Path> only = Files.list(folder)) {
            return new Unpacked(
                    only.filter(path -> path.getFileName().toString().startsWith("semstream-agent-")).findFirst().orElseThrow());
        }
    }

    private static void copy(Path entry, Path to) throws IOException {
        if (Files.isDirectory(entry)) {
            Files.createDirectories(to);
            return;
        }
        Files.copy(entry, to);
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(Files.readAttributes(entry, PosixFileAttributes.class).permissions());
        }
    }

    Path conf(String file) {
        return home.resolve("conf").resolve(file);
    }

    /** The launcher with arguments, from another folder and without any setting of ours in the environment; both outputs go into the file. */
    Process start(Path output, String... arguments) throws IOException {
        String launcher = File.separatorChar == '\\' ? "semstream-agent.cmd" : "semstream-agent";
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(home.resolve("bin").resolve(launcher).toString()), Stream.of(arguments)).toList())
                .directory(home.resolveSibling(".").toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet()
                .removeIf(name -> name.startsWith("SEMSTREAM_") || List.of("JAVA_HOME", "JAVA_TOOL_OPTIONS").contains(name));
        return builder.start();
    }
}
