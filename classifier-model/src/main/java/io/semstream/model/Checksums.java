package io.semstream.model;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The file {@code checksums.sha256}: one line for each other file of a bundle, as {@code sha256sum} writes and checks it. */
final class Checksums {
    static final String FILE = "checksums.sha256";

    private Checksums() {}

    /** Written last: a folder without it is not a bundle yet. */
    static void write(Path directory) throws IOException {
        SortedMap<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(file -> sums.put(file.getFileName().toString(), sha256(file)));
        }
        Files.writeString(directory.resolve(FILE),
                sums.entrySet().stream().map(sum -> sum.getValue() + "  " + sum.getKey() + "\n").collect(Collectors.joining()));
    }

    /** File name to SHA-256 in hexadecimal digits. */
    static Map<String, String> read(Path directory) throws IOException {
        SortedMap<String, String> sums = new TreeMap<>();
        for (String line : Files.readAllLines(directory.resolve(FILE))) {
            if (!line.matches("[0-9a-f]{64} [ *][^/\\\\]+")) {
                throw new IllegalArgumentException("the line \"" + line + "\" of " + FILE + " is no checksum of a file in this folder");
            }
            sums.put(line.substring(66), line.substring(0, 64));
        }
        return sums;
    }

    static String sha256(Path file) {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
