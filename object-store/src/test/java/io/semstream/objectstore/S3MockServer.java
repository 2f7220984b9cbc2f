package io.semstream.objectstore;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server with tags and versions, without signatures and without uploads in parts, in a JVM of its own. */
final class S3MockServer implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile("started on ports.* (\\d+) \\(http\\)");
    private static final Path JAR = Path.of("target", "s3mock", "s3mock.jar");

    private final Process process;
    private final URI endpoint;

    private S3MockServer(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    static S3MockServer start(String bucket) {
        try {
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx128m", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString(), "--server.port=0", "--http.port=0",
                    "--com.adobe.testing.s3mock.store.initial-buckets=" + bucket).redirectErrorStream(true).start();
            BufferedReader lines = process.inputReader();
            URI endpoint = endpoint(lines);
            Thread.ofVirtual().start(() -> lines.lines().forEach(line -> {}));
            return new S3MockServer(process, endpoint);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static URI endpoint(BufferedReader lines) throws IOException {
        StringBuilder seen = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                return URI.create("http://localhost:" + started.group(1));
            }
            seen.append(line).append('\n');
        }
        throw new IOException("S3Mock did not start:\n" + seen);
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
