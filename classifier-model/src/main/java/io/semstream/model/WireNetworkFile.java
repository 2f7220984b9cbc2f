package io.semstream.model;

import io.semstream.model.alignment.WireNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/** Regression networks for the alignment of wires in files: one row of a matrix file, the standard error and then the parameters. */
public final class WireNetworkFile {
    private static final String SHIPPED = "wires-1.bin";

    private WireNetworkFile() {}

    /**
     * @throws IllegalArgumentException
     *             when the file holds no such network
     */
    public static WireNetwork read(Path file) throws IOException {
        return WireNetwork.of(MatrixFile.read(file));
    }

    public static void write(WireNetwork network, Path file) throws IOException {
        MatrixFile.write(network.matrix(), file);
    }

    /** The one that comes with the program: what {@code semstream alignment train} makes. Its checksum lies beside it. */
    public static WireNetwork shipped() {
        byte[] content = resource(SHIPPED);
        String wanted = new String(resource(SHIPPED + ".sha256"), StandardCharsets.US_ASCII).substring(0, 64);
        String found = HexFormat.of().formatHex(Checksums.sha256().digest(content));
        if (!found.equals(wanted)) {
            throw new IllegalStateException(SHIPPED + " has SHA-256 " + found + " instead of " + wanted);
        }
        return WireNetwork.of(MatrixFile.of(content, SHIPPED));
    }

    private static byte[] resource(String name) {
        try (InputStream in = WireNetworkFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing in this build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
