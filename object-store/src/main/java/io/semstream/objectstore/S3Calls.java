package io.semstream.objectstore;

import io.minio.BucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.ObjectArgs;
import io.semstream.objectstore.ObjectStoreException.Unavailable;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Exchanges with one server about one bucket: sent, waited for, sent again while the server is away, and failed in our own words. */
final class S3Calls implements AutoCloseable {

    /** One attempt. */
    @FunctionalInterface
    interface Exchange<T> {
        T perform() throws IOException, ExecutionException, TimeoutException, InterruptedException;
    }

    private final ObjectStoreConfig config;
    private final S3Connection connection;
    private final S3Errors errors;
    private final Attempts attempts;

    private S3Calls(ObjectStoreConfig config, S3Connection connection, Attempts attempts) {
        this.config = config;
        this.connection = connection;
        this.errors = new S3Errors(config);
        this.attempts = attempts;
    }

    static S3Calls to(ObjectStoreConfig config) {
        return new S3Calls(config, S3Connection.to(config),
                new Attempts(config.attempts(), config.timeout(), new Random(), Thread::sleep, System::nanoTime));
    }

    MinioAsyncClient client() {
        return connection.calls();
    }

    /** Without a limit for the whole exchange: a big file may take long as long as it moves. */
    MinioAsyncClient uploadClient() {
        return connection.uploads();
    }

    <B extends BucketArgs.Builder<B, A>, A extends BucketArgs> B about(B args) {
        return args.bucket(config.bucket());
    }

    <B extends ObjectArgs.Builder<B, A>, A extends ObjectArgs> B about(B args, ObjectKey key) {
        return args.bucket(config.bucket()).object(key.value());
    }

    String at(String action, ObjectKey key) {
        return "cannot " + action + " " + key + " (" + config + ")";
    }

    <T> T call(String action, ObjectKey key, Exchange<T> exchange) {
        return attempts.first(() -> attempt(at(action, key), exchange));
    }

    <T> T call(String action, Exchange<T> exchange) {
        return attempts.first(() -> attempt("cannot " + action + " (" + config + ")", exchange));
    }

    private <T> T attempt(String at, Exchange<T> exchange) {
        try {
            return exchange.perform();
        } catch (IOException | TimeoutException failed) {
            throw errors.unreachable(at, failed);
        } catch (ExecutionException failed) {
            throw errors.of(at, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unavailable(at + ": interrupted", interrupted);
        }
    }

    <T> T await(CompletableFuture<T> answer) throws ExecutionException, TimeoutException, InterruptedException {
        return answer.get(config.attemptTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** For calls that answer nothing. */
    boolean awaitDone(CompletableFuture<Void> answer)
            throws ExecutionException, TimeoutException, InterruptedException {
        return await(answer.thenApply(nothing -> true));
    }

    /** Empty when the server refuses with this code. */
    <T> Optional<T> awaitUnless(String code, CompletableFuture<T> answer)
            throws ExecutionException, TimeoutException, InterruptedException {
        return await(unless(code, answer));
    }

    /** As long as bytes move: the connection has its own limit for standing still. */
    <T> Optional<T> awaitUploadUnless(String code, CompletableFuture<T> answer)
            throws ExecutionException, InterruptedException {
        return unless(code, answer).get();
    }

    private static <T> CompletableFuture<Optional<T>> unless(String code, CompletableFuture<T> answer) {
        return answer.thenApply(Optional::of).exceptionallyCompose(failed -> S3Errors.code(failed).equals(code)
                ? CompletableFuture.completedFuture(Optional.empty())
                : CompletableFuture.failedFuture(failed));
    }

    @Override
    public void close() {
        connection.close();
    }

    @Override
    public String toString() {
        return config.toString();
    }
}
