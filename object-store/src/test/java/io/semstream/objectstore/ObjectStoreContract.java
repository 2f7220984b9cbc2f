package io.semstream.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.semstream.objectstore.ObjectStoreException.ContentDiffers;
import io.semstream.objectstore.ObjectStoreException.ObjectMissing;
import io.semstream.objectstore.ObjectStoreException.TooLarge;
import io.semstream.objectstore.ObjectStoreException.Unsupported;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store does. */
interface ObjectStoreContract {

    ObjectStore store();

    Path folder();

    private SampleFile file(int size) {
        return SampleFile.of(folder(), size);
    }

    private PutOutcome put(SampleFile file) {
        return store().putIfAbsent(file.key(), file.path(), file.sha256(), "image/tiff", Map.of());
    }

    private static ObjectKey newKey() {
        return new ObjectKey("contract/" + UUID.randomUUID());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8192, 1_000_000})
    default void givesBackTheFilesBytes(int size) {
        SampleFile file = file(size);
        assertThat(put(file)).isEqualTo(PutOutcome.CREATED);
        assertThat(store().get(file.key(), size)).isEqualTo(file.content());
    }

    @Test
    default void putsTheSameContentOnce() {
        SampleFile file = file(1000);
        put(file);
        assertThat(put(file)).isEqualTo(PutOutcome.ALREADY_THERE);
        assertThat(store().get(file.key(), 1000)).isEqualTo(file.content());
    }

    @Test
    default void onePutWinsWhenManyComeAtOnce() throws Exception {
        SampleFile file = file(100_000);
        Callable<PutOutcome> put = () -> put(file);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<PutOutcome> outcomes = threads.invokeAll(Collections.nCopies(8, put)).stream().map(Future::resultNow)
                    .toList();
            assertThat(outcomes).containsOnlyOnce(PutOutcome.CREATED);
        }
        assertThat(store().get(file.key(), 100_000)).isEqualTo(file.content());
    }

    @Test
    default void refusesAFileThatIsNotWhatWasHashed() throws IOException {
        SampleFile file = file(1000);
        Files.write(file.path(), bytes("more"), StandardOpenOption.APPEND);
        assertThatThrownBy(() -> put(file)).isInstanceOf(ContentDiffers.class)
                .hasMessageContaining(file.key().value());
        assertThat(store().describe(file.key())).isEmpty();
    }

    @Test
    default void refusesToTakeOtherBytesForTheFile() {
        SampleFile cutOff = file(1000);
        store().put(cutOff.key(), Arrays.copyOf(cutOff.content(), 999), "image/tiff");
        assertThatThrownBy(() -> put(cutOff)).isInstanceOf(ContentDiffers.class);

        SampleFile damaged = file(1000);
        byte[] content = damaged.content();
        content[500]++;
        store().put(damaged.key(), content, "image/tiff");
        assertThatThrownBy(() -> put(damaged)).isInstanceOf(ContentDiffers.class);
    }

    @Test
    default void takesBytesThatSomebodyElsePutThere() {
        SampleFile file = file(1000);
        store().put(file.key(), file.content(), "image/tiff");
        assertThat(put(file)).isEqualTo(PutOutcome.ALREADY_THERE);
    }

    @Test
    default void saysWhenTheFileIsGone() throws IOException {
        SampleFile file = file(10);
        Files.delete(file.path());
        assertThatThrownBy(() -> put(file)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    default void keepsMetadataOfAnyAlphabet() {
        assumeThat(store().capabilities().metadata()).isTrue();
        SampleFile file = file(10);
        Map<String, String> metadata = Map.of("instrument", "Zeiss Σigma 300 „Nord“", "path",
                " C:\\data\\5 µm, 100%41\n.tif ", "Session-Id", "2026-11-21");
        store().putIfAbsent(file.key(), file.path(), file.sha256(), "image/tiff", metadata);
        ObjectDescription description = store().describe(file.key()).orElseThrow();
        assertThat(description.metadata()).containsExactlyInAnyOrderEntriesOf(
                Map.of("instrument", "Zeiss Σigma 300 „Nord“", "path", " C:\\data\\5 µm, 100%41\n.tif ", "session-id",
                        "2026-11-21", "sha256", file.sha256()));
    }

    @Test
    default void refusesMoreMetadataThanS3Holds() {
        SampleFile file = file(10);
        assertThatIllegalArgumentException().isThrownBy(() -> store().putIfAbsent(file.key(), file.path(),
                file.sha256(), "image/tiff", Map.of("path", "µ".repeat(400))));
    }

    @Test
    default void describesWhatIsThere() {
        SampleFile file = file(1234);
        put(file);
        ObjectDescription description = store().describe(file.key()).orElseThrow();
        assertThat(description.key()).isEqualTo(file.key());
        assertThat(description.sizeBytes()).isEqualTo(1234);
        assertThat(description.contentType()).isEqualTo("image/tiff");
        assertThat(description.etag()).isNotEmpty();
    }

    @Test
    default void overwritesWhenAskedTo() {
        ObjectKey key = newKey();
        store().put(key, bytes("one"), "text/plain");
        store().put(key, bytes("another"), "text/plain");
        assertThat(store().get(key, 100)).isEqualTo(bytes("another"));
    }

    @Test
    default void putsUnlessOneExists() {
        ObjectKey key = newKey();
        assertThat(store().putIfNoneExists(key, bytes("first"), "text/plain")).isTrue();
        assertThat(store().putIfNoneExists(key, bytes("second"), "text/plain")).isFalse();
        assertThat(store().get(key, 100)).isEqualTo(bytes("first"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "a+b&c=d", "ümläut 日本", "it's \"quoted\"", "percent%20sign", "#hash?question"})
    default void keysMayHoldAnything(String name) {
        ObjectKey key = new ObjectKey("contract/" + UUID.randomUUID() + "/" + name);
        store().put(key, bytes(name), "text/plain");
        assertThat(store().get(key, 100)).isEqualTo(bytes(name));
        assertThat(store().describe(key)).map(ObjectDescription::key).contains(key);
    }

    @Test
    default void neverGivesMoreThanTheCap() {
        ObjectKey key = newKey();
        store().put(key, new byte[1000], "application/octet-stream");
        assertThat(store().get(key, 1000)).hasSize(1000);
        assertThatThrownBy(() -> store().get(key, 999)).isInstanceOf(TooLarge.class).hasMessageContaining(key.value());
    }

    @Test
    default void givesAStretchOfAnObject() {
        ObjectKey key = newKey();
        store().put(key, bytes("0123456789"), "text/plain");
        assertThat(store().get(key, ByteRange.first(4))).isEqualTo(bytes("0123"));
        assertThat(store().get(key, new ByteRange(8, 100))).isEqualTo(bytes("89"));
        assertThat(store().get(key, new ByteRange(10, 5))).isEmpty();
        assertThat(store().get(key, new ByteRange(1000, 5))).isEmpty();
    }

    @Test
    default void anEmptyObjectHasEmptyStretches() {
        ObjectKey key = newKey();
        store().put(key, new byte[0], "text/plain");
        assertThat(store().get(key, ByteRange.first(4))).isEmpty();
    }

    @Test
    default void saysWhichObjectIsMissing() {
        ObjectKey key = newKey();
        assertThat(store().describe(key)).isEmpty();
        assertThatThrownBy(() -> store().get(key, 10)).isInstanceOf(ObjectMissing.class)
                .hasMessageContaining(key.value());
        assertThatThrownBy(() -> store().get(key, ByteRange.first(10))).isInstanceOf(ObjectMissing.class);
    }

    @Test
    default void tagsAreReplaced() {
        assumeThat(store().capabilities().tags()).isTrue();
        SampleFile file = file(100);
        put(file);
        store().tag(file.key(), Map.of("category", "Tips", "score", "0.42"));
        store().tag(file.key(), Map.of("category", "Porous_Sponge", "instrument", "Sigma 300/2"));
        assertThat(store().tags(file.key())).isEqualTo(Map.of("category", "Porous_Sponge", "instrument", "Sigma 300/2"));
        assertThat(store().get(file.key(), 100)).isEqualTo(file.content());
    }

    @Test
    default void anObjectHasNoTagsAtFirst() {
        assumeThat(store().capabilities().tags()).isTrue();
        SampleFile file = file(10);
        put(file);
        assertThat(store().tags(file.key())).isEmpty();
    }

    @Test
    default void tagsNeedAnObject() {
        assumeThat(store().capabilities().tags()).isTrue();
        assertThatThrownBy(() -> store().tag(newKey(), Map.of("a", "b"))).isInstanceOf(ObjectMissing.class);
        assertThatThrownBy(() -> store().tags(newKey())).isInstanceOf(ObjectMissing.class);
    }

    @Test
    default void refusesTagsBeyondS3sLimits() {
        assumeThat(store().capabilities().tags()).isTrue();
        SampleFile file = file(10);
        put(file);
        Map<String, String> eleven = IntStream.range(0, 11).boxed()
                .collect(Collectors.toMap(i -> "tag" + i, i -> "value"));
        assertThatIllegalArgumentException().isThrownBy(() -> store().tag(file.key(), eleven));
        assertThatIllegalArgumentException().isThrownBy(() -> store().tag(file.key(), Map.of("a", "semi;colon")));
    }

    @Test
    default void saysWhenThereAreNoTags() {
        assumeThat(store().capabilities().tags()).isFalse();
        SampleFile file = file(10);
        put(file);
        assertThatThrownBy(() -> store().tag(file.key(), Map.of("a", "b"))).isInstanceOf(Unsupported.class);
        assertThatThrownBy(() -> store().tags(file.key())).isInstanceOf(Unsupported.class);
        assertThat(store().get(file.key(), 10)).isEqualTo(file.content());
    }

    @Test
    default void linksNameTheObject() {
        SampleFile file = file(10);
        put(file);
        assertThat(store().presignedGet(file.key(), Duration.ofMinutes(5)).getPath())
                .endsWith(file.key().value());
    }

    @Test
    default void isThere() {
        store().check();
    }
}
