package io.semstream.objectstore;

import io.minio.errors.ErrorResponseException;
import io.semstream.objectstore.ObjectStoreException.ContentDiffers;
import io.semstream.objectstore.ObjectStoreException.ObjectMissing;
import io.semstream.objectstore.ObjectStoreException.Refused;
import io.semstream.objectstore.ObjectStoreException.TooLarge;
import io.semstream.objectstore.ObjectStoreException.Unavailable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Says whose fault a failure is and what to do about it. */
final class S3Errors {

    private static final int SERVER_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;
    private static final Set<String> BUSY = Set.of("SlowDown", "SlowDownRead", "SlowDownWrite", "Throttling",
            "ThrottlingException", "RequestThrottled", "RequestLimitExceeded", "RequestTimeout", "OperationAborted",
            "ConditionalRequestConflict", "IncompleteBody");

    private final ObjectStoreConfig config;

    S3Errors(ObjectStoreConfig config) {
        this.config = config;
    }

    /** S3's word for what went wrong, or empty text when the server did not say one. */
    static String code(Throwable failed) {
        return cause(failed) instanceof ErrorResponseException answered ? answered.errorResponse().code() : "";
    }

    private static Throwable cause(Throwable failed) {
        Throwable cause = failed;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException
                || cause.getClass().equals(io.minio.errors.MinioException.class)) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    ObjectStoreException of(String at, ExecutionException failed) {
        Throwable cause = cause(failed);
        return switch (cause) {
            case ErrorResponseException answered -> answered(at, answered);
            case IOException unreachable -> unreachable(at, unreachable);
            default -> new Refused(at + ": " + cause + "; is this an S3 server? See " + ObjectStoreConfig.ENDPOINT.name(),
                    cause);
        };
    }

    private ObjectStoreException answered(String at, ErrorResponseException answer) {
        String said = at + ": " + answer.errorResponse().code() + ", " + answer.errorResponse().message();
        return switch (answer.errorResponse().code()) {
            case "NoSuchKey", "NoSuchVersion" -> new ObjectMissing(at + ": there is no such object");
            case "NoSuchBucket" -> new Refused(
                    at + ": there is no such bucket; create it or correct " + ObjectStoreConfig.BUCKET.name(), answer);
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "AccessDenied", "AllAccessDisabled" -> new Refused(
                    said + "; check " + ObjectStoreConfig.ACCESS_KEY.name() + ", " + ObjectStoreConfig.SECRET_KEY.name()
                            + " and the rights of that key",
                    answer);
            case "RequestTimeTooSkewed" -> new Refused(said + "; set this machine's clock", answer);
            case "AuthorizationHeaderMalformed", "PermanentRedirect", "Redirect", "IllegalLocationConstraintException" -> new Refused(
                    said + "; set " + ObjectStoreConfig.REGION.name() + " to the bucket's region", answer);
            case "BadDigest", "XAmzContentSHA256Mismatch", "XAmzContentChecksumMismatch", "InvalidDigest" -> new ContentDiffers(
                    said + "; these bytes are not the ones that were hashed");
            case "EntityTooLarge" -> new TooLarge(said);
            default -> isAway(answer)
                    ? new Unavailable(said, answer)
                    : new Refused(said + " (HTTP status " + answer.response().code() + ")", answer);
        };
    }

    private static boolean isAway(ErrorResponseException answer) {
        int status = answer.response().code();
        return (status >= SERVER_ERROR && status != NOT_IMPLEMENTED) || BUSY.contains(answer.errorResponse().code());
    }

    /** No usable answer. Wrong TLS does not mend itself; everything else may. */
    ObjectStoreException unreachable(String at, Exception failed) {
        return switch (failed) {
            case SSLHandshakeException untrusted -> new Refused(at
                    + ": the certificate is not trusted (" + untrusted.getMessage() + "); correct the certificate or the trust store",
                    untrusted);
            case SSLException noTls -> new Refused(at + ": it speaks no TLS (" + noTls.getMessage() + "); should "
                    + ObjectStoreConfig.ENDPOINT.name() + " begin with http://?", noTls);
            case ConnectException refused -> new Unavailable(at + ": nothing answers at " + config.endpoint()
                    + "; start the store or correct " + ObjectStoreConfig.ENDPOINT.name(), refused);
            case UnknownHostException unknown -> new Unavailable(at + ": no host is called " + config.endpoint().getHost()
                    + "; correct " + ObjectStoreConfig.ENDPOINT.name() + " or the name service", unknown);
            default -> new Unavailable(at + ": no answer (" + failed + ")", failed);
        };
    }
}
