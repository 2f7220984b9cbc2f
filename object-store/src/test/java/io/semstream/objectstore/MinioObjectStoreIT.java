package io.semstream.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semstream.embedded.EmbeddedObjectStore;
import io.semstream.objectstore.ObjectStoreException.ContentDiffers;
import io.semstream.objectstore.ObjectStoreException.Refused;
import io.semstream.runtime.config.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** On the embedded server, which checks signatures and conditions and has no tags. */
class MinioObjectStoreIT implements ObjectStoreContract {

    @TempDir
    private static Path serverFolder;
    private static EmbeddedObjectStore server;
    private static MinioObjectStore store;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        server = EmbeddedObjectStore.start(serverFolder, 0);
        store = MinioObjectStore.open(config("semstream", server.secretKey(), true));
    }

    @AfterAll
    static void stop() {
        store.close();
        server.close();
    }

    private static ObjectStoreConfig config(String bucket, String secretKey, boolean createBucket) {
        return new ObjectStoreConfig(server.endpoint(), bucket, Optional.empty(), server.accessKey(),
                new Secret(secretKey), Duration.ofSeconds(10), 2, createBucket, 16);
    }

    @Override
    public ObjectStore store() {
        return store;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Test
    void findsOutWhatTheServerCanDo() {
        assertThat(store.capabilities()).isEqualTo(new Capabilities(false, true, true, false));
    }

    @Test
    void bigFilesGoInParts() {
        try (MinioObjectStore inParts = MinioObjectStore.open(config("semstream", server.secretKey(), true), 6 << 20,
                5 << 20)) {
            SampleFile file = SampleFile.of(folder, 12 << 20);
            Map<String, String> metadata = Map.of("instrument", "Σigma");
            assertThat(inParts.putIfAbsent(file.key(), file.path(), file.sha256(), "image/tiff", metadata))
                    .isEqualTo(PutOutcome.CREATED);
            assertThat(inParts.get(file.key(), 12 << 20)).isEqualTo(file.content());
            assertThat(inParts.describe(file.key())).map(ObjectDescription::metadata)
                    .contains(Map.of("instrument", "Σigma", "sha256", file.sha256()));
            assertThat(inParts.putIfAbsent(file.key(), file.path(), file.sha256(), "image/tiff", metadata))
                    .isEqualTo(PutOutcome.ALREADY_THERE);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileWhoseNameIsNoTextGoesToo() throws Exception {
        SampleFile file = SampleFile.of(folder, 1000);
        var rename = new ProcessBuilder("sh", "-c", "mv \"$1\" \"$2/$(printf 'caf\\351.tif')\"", "mv", file.path().toString(),
                folder.toString()).inheritIO().start();
        assertThat(rename.waitFor()).isZero();
        try (Stream<Path> files = Files.list(folder)) {
            Path unspeakable = files.filter(path -> path.toString().contains("caf")).findFirst().orElseThrow();
            assertThat(store.putIfAbsent(file.key(), unspeakable, file.sha256(), "image/tiff", Map.of())).isEqualTo(PutOutcome.CREATED);
            assertThat(Sha256.hex(store.get(file.key(), 1000))).isEqualTo(file.sha256());
        }
    }

    @Test
    void aBigFileThatChangedBecomesNoObject() {
        try (MinioObjectStore inParts = MinioObjectStore.open(config("semstream", server.secretKey(), true), 6 << 20,
                5 << 20)) {
            SampleFile file = SampleFile.of(folder, 12 << 20);
            String otherSha256 = SampleFile.of(folder, 1).sha256();
            ObjectKey key = ObjectKey.image(otherSha256, "tif");
            assertThatThrownBy(() -> inParts.putIfAbsent(key, file.path(), otherSha256, "image/tiff", Map.of()))
                    .isInstanceOf(ContentDiffers.class).hasMessageContaining(file.path().toString());
            assertThat(inParts.describe(key)).isEmpty();
        }
    }

    @Test
    void anyoneWithALinkMayRead() throws Exception {
        SampleFile file = SampleFile.of(folder, 1000);
        store.putIfAbsent(file.key(), file.path(), file.sha256(), "image/tiff", Map.of());
        HttpRequest request = HttpRequest.newBuilder(store.presignedGet(file.key(), Duration.ofMinutes(1))).build();
        try (HttpClient browser = HttpClient.newHttpClient()) {
            assertThat(browser.send(request, HttpResponse.BodyHandlers.ofByteArray()).body())
                    .isEqualTo(file.content());
        }
    }

    @Test
    void makesAMissingBucketWhenAllowed() {
        try (MinioObjectStore other = MinioObjectStore.open(config("another", server.secretKey(), true))) {
            other.check();
            other.check();
            assertThat(other.describe(new ObjectKey("nothing"))).isEmpty();
        }
    }

    @Test
    void saysWhichBucketIsMissing() {
        try (MinioObjectStore other = MinioObjectStore.open(config("absent", server.secretKey(), false))) {
            SampleFile file = SampleFile.of(folder, 10);
            assertThatThrownBy(other::check).isInstanceOf(Refused.class).hasMessageContaining("bucket absent at http");
            assertThatThrownBy(() -> other.get(file.key(), 10)).isInstanceOf(Refused.class)
                    .hasMessageContaining("semstream.object-store.bucket");
            assertThatThrownBy(() -> other.describe(file.key())).isInstanceOf(Refused.class);
            assertThatThrownBy(
                    () -> other.putIfAbsent(file.key(), file.path(), file.sha256(), "image/tiff", Map.of()))
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void saysThatTheKeysAreWrong() {
        try (MinioObjectStore stranger = MinioObjectStore.open(config("semstream", "wrong", false))) {
            assertThatThrownBy(stranger::check).isInstanceOf(Refused.class)
                    .hasMessageContaining("semstream.object-store.secret-key").hasMessageNotContaining("wrong,");
            assertThatThrownBy(() -> stranger.get(new ObjectKey("any"), 10)).isInstanceOf(Refused.class)
                    .hasMessageContaining("SignatureDoesNotMatch");
        }
    }

    @Test
    void saysThatTheServerSpeaksNoTls() {
        ObjectStoreConfig plain = config("semstream", server.secretKey(), false);
        try (MinioObjectStore store = MinioObjectStore.open(new ObjectStoreConfig(
                URI.create(plain.endpoint().toString().replace("http:", "https:")), plain.bucket(),
                plain.region(), plain.accessKey(), plain.secretKey(), plain.timeout(), 1, false, 1))) {
            assertThatThrownBy(store::check).isInstanceOf(Refused.class)
                    .hasMessageContaining("semstream.object-store.endpoint");
        }
    }
}
