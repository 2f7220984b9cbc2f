package io.semstream.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * An S3 server over a folder: buckets are folders, objects are files. It checks signatures and conditions; it knows
 * neither tags nor versions.
 */
public final class EmbeddedObjectStore implements AutoCloseable {

    private static final String BUCKET = "semstream";
    private static final String ACCESS_KEY = "semstream";
    private static final int SECRET_BYTES = 20;
    private static final int THREADS = 32;

    private final S3Proxy server;
    private final URI endpoint;
    private final String secretKey;

    private EmbeddedObjectStore(S3Proxy server, URI endpoint, String secretKey) {
        this.server = server;
        this.endpoint = endpoint;
        this.secretKey = secretKey;
    }

    /**
     * Starts a server and returns when it serves. The secret key is made at the first start and stays with the folder.
     *
     * @param port 0 for any free one
     * @throws EmbeddedStackException when the folder cannot be used or the port is taken
     */
    public static EmbeddedObjectStore start(Path dataDir, int port) {
        URI endpoint = URI.create("http://" + Port.HOST + ":" + Port.of(port, "object store"));
        try {
            Path buckets = dataDir.resolve("buckets");
            makePrivate(Files.createDirectories(buckets.resolve(BUCKET)));
            String secretKey = secretKey(dataDir.resolve("secret-key"));
            S3Proxy server = S3Proxy.builder().blobStore(new FilesystemNio2BlobStore(buckets.toString())).endpoint(endpoint)
                    .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, secretKey).jettyMaxThreads(THREADS)
                    .ignoreUnknownHeaders(true).build();
            server.start();
            return new EmbeddedObjectStore(server, endpoint, secretKey);
        } catch (Exception failed) {
            throw new EmbeddedStackException("the embedded object store did not start in " + dataDir + ": " + failed,
                    failed);
        }
    }

    /** The semstream.* settings of a server on this folder and port; empty where nobody has started one or its key is another user's. */
    static Map<String, String> settings(Path dataDir, int port) {
        try {
            return Map.of("semstream.object-store.endpoint", "http://" + Port.HOST + ":" + port, //
                    "semstream.object-store.bucket", BUCKET, //
                    "semstream.object-store.access-key", ACCESS_KEY, //
                    "semstream.object-store.secret-key", Files.readString(dataDir.resolve("secret-key")));
        } catch (IOException unknown) {
            return Map.of();
        }
    }

    /** The server gives to anybody what the folder's permissions let other users read. */
    private static void makePrivate(Path bucket) throws IOException {
        if (bucket.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(bucket, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static String secretKey(Path file) throws IOException {
        if (Files.notExists(file)) {
            byte[] secret = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(secret);
            Path written = Files.createTempFile(file.getParent(), "secret", ".tmp"); // only its owner can read it
            Files.writeString(written, HexFormat.of().formatHex(secret));
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file);
    }

    public URI endpoint() {
        return endpoint;
    }

    /** The one bucket that is there from the start. */
    public String bucket() {
        return BUCKET;
    }

    public String accessKey() {
        return ACCESS_KEY;
    }

    public String secretKey() {
        return secretKey;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new EmbeddedStackException("the embedded object store did not stop: " + failed, failed);
        }
    }
}
