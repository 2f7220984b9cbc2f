package io.semstream.objectstore;

import io.minio.Signer;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs with the server's time where this machine's clock is off: an S3 server refuses what was signed more than 15 minutes before or after its own time, and the clock
 * of a microscope PC may be hours off. The server's time is learned from the date of its refusal.
 */
final class ServerTime implements Interceptor {

    private static final Logger log = LoggerFactory.getLogger(ServerTime.class);
    private static final int FORBIDDEN = 403;
    private static final Duration WORTH_SIGNING_AGAIN = Duration.ofMinutes(5);
    private static final DateTimeFormatter AMZ_DATE = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String DATE = "x-amz-date";
    private static final String CONTENT = "x-amz-content-sha256";
    private static final String SIGNATURE = "Authorization";
    private static final int REGION_IN_SCOPE = 2;

    private final String accessKey;
    private final Secret secretKey;
    private final Clock clock;
    /** What the server's clock shows minus what ours does. */
    private volatile Duration ahead = Duration.ZERO;

    /** @param secretKey asked for each time */
    ServerTime(String accessKey, Secret secretKey, Clock clock) {
        this.accessKey = accessKey;
        this.secretKey = secretKey;
        this.clock = clock;
    }

    @FunctionalInterface
    interface Secret {
        String value();
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Duration known = ahead;
        Response response = chain.proceed(known.isZero() ? request : signed(request, known));
        Optional<Duration> found = response.code() == FORBIDDEN && request.header(SIGNATURE) != null
                ? serverAhead(response)
                : Optional.empty();
        boolean learned = found.filter(now -> now.minus(known).abs().compareTo(WORTH_SIGNING_AGAIN) > 0).isPresent();
        if (!learned) {
            return response;
        }
        response.close();
        ahead = found.orElseThrow();
        log.warn("this machine's clock is {} s {} the object store's; requests are signed with the store's time", ahead.abs().toSeconds(),
                ahead.isNegative() ? "ahead of" : "behind");
        return chain.proceed(signed(request, ahead));
    }

    private Optional<Duration> serverAhead(Response response) {
        try {
            return Optional.ofNullable(response.header("Date"))
                    .map(date -> Duration.between(clock.instant(),
                            ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private Request signed(Request request, Duration off) throws IOException {
        String signature = request.header(SIGNATURE);
        if (signature == null) {
            return request;
        }
        Instant time = clock.instant().plus(off);
        Request timed = request.newBuilder().header(DATE, AMZ_DATE.format(time)).removeHeader(SIGNATURE).build();
        try {
            return Signer.signV4S3(timed, region(signature), accessKey, secretKey.value(), timed.header(CONTENT));
        } catch (MinioException refused) {
            throw new IOException("the request could not be signed again", refused);
        }
    }

    /** {@code AWS4-HMAC-SHA256 Credential=KEY/20260302/REGION/s3/aws4_request, …}: a key may hold slashes, so counted from behind. */
    private static String region(String signature) {
        String[] scope = signature.substring(0, Math.max(0, signature.indexOf(','))).split("/");
        return scope.length > REGION_IN_SCOPE ? scope[scope.length - 1 - REGION_IN_SCOPE] : "us-east-1";
    }
}
