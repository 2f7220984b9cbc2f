package io.semstream.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.runtime.config.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a server that has tags. */
class TaggingServerIT implements ObjectStoreContract {

    private static S3MockServer server;
    private static MinioObjectStore store;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        server = S3MockServer.start("semstream");
        store = MinioObjectStore.open(new ObjectStoreConfig(server.endpoint(), "semstream", Optional.of("us-east-1"),
                "any", new Secret("any"), Duration.ofSeconds(20), 2, false, 16));
    }

    @AfterAll
    static void stop() {
        store.close();
        server.close();
    }

    @Override
    public ObjectStore store() {
        return store;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    @Test
    @Disabled("S3Mock answers nothing instead of an empty list of tags")
    public void anObjectHasNoTagsAtFirst() {}

    @Override
    @Test
    @Disabled("S3Mock looks and puts in two steps, so two can win")
    public void onePutWinsWhenManyComeAtOnce() {}

    @Test
    void findsOutWhatTheServerCanDo() {
        assertThat(store.capabilities().tags()).isTrue();
        assertThat(store.capabilities().metadata()).isTrue();
    }
}
