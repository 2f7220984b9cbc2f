package io.semstream.objectstore;

import io.semstream.runtime.config.InvalidSettings;
import io.semstream.runtime.config.Key;
import io.semstream.runtime.config.Secret;
import io.semstream.runtime.config.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the store is and how long to try.
 *
 * @param region
 *            absent when the server is to be asked
 * @param timeout
 *            for one call with all its attempts, uploads of files excepted: they get it for every part
 * @param createBucket
 *            whether a missing bucket may be made
 */
public record ObjectStoreConfig(URI endpoint, String bucket, Optional<String> region, String accessKey,
        Secret secretKey, Duration timeout, int attempts, boolean createBucket, int connections) {

    private static final Pattern BUCKET_NAME = Pattern.compile("(?!.*(\\.\\.|\\.-|-\\.))[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    static final Key<URI> ENDPOINT = Key
            .uri("semstream.object-store.endpoint", "S3 server, http or https, without the bucket")
            .withDefault(URI.create("http://localhost:9000"));
    static final Key<String> BUCKET = Key
            .text("semstream.object-store.bucket", "bucket that holds images, thumbnails and labels")
            .withDefault("semstream");
    static final Key<Optional<String>> REGION = Key
            .text("semstream.object-store.region", "region of the bucket; empty asks the server").optional();
    static final Key<String> ACCESS_KEY = Key.text("semstream.object-store.access-key", "S3 access key");
    static final Key<Secret> SECRET_KEY = Key.secret("semstream.object-store.secret-key", "S3 secret key");
    private static final Key<Duration> TIMEOUT = Key
            .duration("semstream.object-store.timeout", "longest time for one call with all its attempts")
            .withDefault(Duration.ofSeconds(30)).atLeast(Duration.ofMillis(100)).atMost(Duration.ofMinutes(10));
    private static final Key<Integer> ATTEMPTS = Key
            .count("semstream.object-store.attempts", "tries of a call while the store is away or busy").withDefault(4)
            .atLeast(1).atMost(100);
    private static final Key<Boolean> CREATE_BUCKET = Key
            .flag("semstream.object-store.create-bucket", "make the bucket if it is not there").withDefault(true);
    private static final Key<Integer> CONNECTIONS = Key
            .count("semstream.object-store.connections", "most connections of one service to the store").withDefault(32)
            .atLeast(1).atMost(1000);

    public ObjectStoreConfig {
        if (timeout.isNegative() || timeout.isZero() || attempts < 1 || connections < 1) {
            throw new IllegalArgumentException("timeout " + timeout + ", attempts " + attempts + ", connections "
                    + connections + ": expected more than nothing");
        }
    }

    /** An attempt may begin in the first half of the time and then has the second half. */
    Duration attemptTimeout() {
        return timeout.dividedBy(2);
    }

    public static List<Key<?>> keys() {
        return List.of(ENDPOINT, BUCKET, REGION, ACCESS_KEY, SECRET_KEY, TIMEOUT, ATTEMPTS, CREATE_BUCKET,
                CONNECTIONS);
    }

    /**
     * @throws InvalidSettings
     *             when endpoint or bucket cannot be what they should be
     */
    public static ObjectStoreConfig from(Settings settings) {
        List<String> problems = Stream.of(endpointProblem(settings.get(ENDPOINT)), bucketProblem(settings.get(BUCKET)))
                .flatMap(Optional::stream).toList();
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return new ObjectStoreConfig(settings.get(ENDPOINT), settings.get(BUCKET), settings.get(REGION),
                settings.get(ACCESS_KEY), settings.get(SECRET_KEY), settings.get(TIMEOUT), settings.get(ATTEMPTS),
                settings.get(CREATE_BUCKET), settings.get(CONNECTIONS));
    }

    private static Optional<String> endpointProblem(URI endpoint) {
        boolean web = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
        boolean bare = Set.of("", "/").contains(endpoint.getPath()) && endpoint.getRawQuery() == null
                && endpoint.getRawUserInfo() == null;
        return web && bare
                ? Optional.empty()
                : Optional.of(ENDPOINT.name() + " = \"" + withoutKeys(endpoint)
                        + "\": expected http://host:port or https://host:port, without bucket, path or keys");
    }

    /** What stands before the @ is a secret in the wrong place. */
    private static String withoutKeys(URI endpoint) {
        return endpoint.toString().replaceFirst("//[^/]*@", "//***@");
    }

    private static Optional<String> bucketProblem(String bucket) {
        return BUCKET_NAME.matcher(bucket).matches()
                ? Optional.empty()
                : Optional.of(BUCKET.name() + " = \"" + bucket
                        + "\": expected 3 to 63 lower-case letters, digits, dots and hyphens, beginning and ending with a letter or digit");
    }

    @Override
    public String toString() {
        return "bucket " + bucket + " at " + endpoint;
    }
}
