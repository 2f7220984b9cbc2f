package io.semstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semstream.micrograph.alignment.AlignmentMethod;
import io.semstream.micrograph.alignment.LocalGradientOrientation;
import io.semstream.model.calibration.Calibration;
import io.semstream.model.calibration.Conformal;
import io.semstream.model.calibration.Standardisation;
import io.semstream.model.calibration.OutOfDomain;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelBundleTest {
    @TempDir
    private Path folder;
    private Path bundle;
    private BundleContent content;

    @BeforeEach
    void write() throws IOException {
        Path model = Files.write(folder.resolve("any.pt"), new byte[]{1, 2, 3});
        bundle = folder.resolve("headed").resolve("1");
        content = Bundles.headed(model);
        BundleWriter.write(content, bundle);
    }

    @Test
    void readsWhatWasWritten() {
        ModelBundle read = ModelBundle.load(bundle);
        assertThat(read.name()).isEqualTo("headed");
        assertThat(read.version()).isEqualTo("2026.1");
        assertThat(read.categories()).isEqualTo(content.categories());
        assertThat(read.input()).isEqualTo(content.input());
        assertThat(read.output()).isEqualTo(content.output());
        assertThat(read.model()).isEqualTo(bundle.resolve("model.pt"));
        assertThat(read.head().orElseThrow().logits(new float[]{1, 2})).containsExactly(1.5f, 1.5f);
        assertThat(read.calibration().temperature()).isEqualTo(1.5);
        assertThat(read.calibration().conformal()).isEqualTo(content.calibration().conformal());
        assertThat(read.calibration().quality()).isEqualTo(content.calibration().quality());
        OutOfDomain domain = read.calibration().outOfDomain().orElseThrow();
        assertThat(domain.threshold()).isEqualTo(0.25);
        assertThat(domain.distance(new float[]{3, 0})).isZero();
        assertThat(read.card()).isEqualTo(content.card());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void networkIsAsOpenToOthersAsTheRest() throws IOException {
        Files.setPosixFilePermissions(content.model(), PosixFilePermissions.fromString("rw-------"));
        Path shared = BundleWriter.write(content, folder.resolve("shared")).directory();
        assertThat(Files.getPosixFilePermissions(shared.resolve("model.pt")))
                .isEqualTo(Files.getPosixFilePermissions(shared.resolve("bundle.json")));
    }

    @Test
    void readsWhatOnlySomeBundlesHave() {
        OutOfDomain domain = new OutOfDomain(new float[][]{{1, 0}}, 0.3,
                Optional.of(new Standardisation(new float[]{1, 2}, new float[]{3, 4})));
        Calibration calibration = new Calibration(1, content.calibration().conformal(),
                Map.of("SEM 2 \u00b5", new Conformal(0.9, List.of(0.4, 0.5))), Optional.of(domain), content.calibration().quality());
        BundleContent rich = new BundleContent("rich", "1", content.categories(), content.input(), content.output(), content.model(),
                content.head(), calibration, content.card(), Optional.empty(), Optional.of("feature_map"));
        BundleContent read = BundleWriter.write(rich, folder.resolve("rich")).content();
        assertThat(read.calibration().instruments()).isEqualTo(calibration.instruments());
        assertThat(read.classActivation()).contains("feature_map");
        OutOfDomain again = read.calibration().outOfDomain().orElseThrow();
        assertThat(again.distance(new float[]{4, 2})).isZero();
        assertThat(again.distance(new float[]{1, 6})).isEqualTo(1);
    }

    @Test
    void anOldManifestHasNoNewFields() throws IOException {
        assertThat(Files.readString(bundle.resolve("bundle.json"))).doesNotContain("instruments", "standardisation", "classActivation");
    }

    @Test
    void thresholdsOfAnInstrumentForOtherCategoriesAreRefused() {
        Conformal one = new Conformal(0.9, List.of(0.4));
        assertThatThrownBy(() -> new Calibration(1, content.calibration().conformal(), Map.of("SEM-2", one), Optional.empty(),
                content.calibration().quality())).hasMessageContaining("SEM-2").hasMessageContaining("1 thresholds");
    }

    @Test
    void theSameContentHasTheSameDigest() {
        ModelBundle again = BundleWriter.write(content, folder.resolve("again"));
        assertThat(again.digest()).isEqualTo(ModelBundle.load(bundle).digest()).hasSize(64);
    }

    @Test
    void aPublishedBundleIsNeverOverwritten() {
        assertInvalid(() -> BundleWriter.write(content, bundle), "already there");
    }

    @Test
    void leavesNothingBehindWhenWritingFails() throws IOException {
        Files.delete(content.model());
        assertThatThrownBy(() -> BundleWriter.write(content, folder.resolve("broken"))).isInstanceOf(BundleNotWritten.class)
                .hasMessageContaining("broken").hasMessageContaining("nothing of it is there");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(bundle.getParent());
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertInvalid(() -> ModelBundle.load(folder.resolve("nowhere")), "nowhere: no such folder");
    }

    @Test
    void aFolderWithoutChecksumsIsIncomplete() throws IOException {
        Files.delete(bundle.resolve("checksums.sha256"));
        assertInvalid("has no checksums.sha256");
    }

    @Test
    void aChangedFileIsFound() throws IOException {
        Files.write(bundle.resolve("model.pt"), new byte[]{1, 2, 4});
        assertInvalid("model.pt has SHA-256");
    }

    @Test
    void aMissingFileIsFound() throws IOException {
        Files.delete(bundle.resolve("head.bin"));
        assertInvalid("head.bin is missing");
    }

    @Test
    void nothingOutsideTheFolderIsRead() throws IOException {
        replaceInManifest("\"model.pt\"", "\"../any.pt\"");
        assertInvalid("../any.pt is not in checksums.sha256");
    }

    @Test
    void aPathIsNoFileNameForAChecksum() throws IOException {
        Files.writeString(bundle.resolve("checksums.sha256"), "0".repeat(64) + "  ../any.pt\n");
        assertInvalid("is no checksum of a file in this folder");
    }

    @Test
    void aFormatOfAnotherTimeIsRefused() throws IOException {
        replaceInManifest("\"formatVersion\" : 1", "\"formatVersion\" : 2");
        assertInvalid("format version 2, this program reads 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "categories", "input", "temperature", "conformal", "quality", "licence", "metrics"})
    void aManifestWithoutAValueIsRefused(String name) throws IOException {
        replaceInManifest("\"" + name + "\"", "\"" + name + "s\"");
        assertInvalid("bundle.json cannot be read at " + name);
    }

    @Test
    void aManifestThatIsNoJsonIsRefused() throws IOException {
        rewrite("bundle.json", "{ \"formatVersion\" : 1,");
        assertInvalid("bundle.json cannot be read");
    }

    @Test
    void anImpossibleTemperatureIsRefused() throws IOException {
        replaceInManifest("\"temperature\" : 1.5", "\"temperature\" : 0");
        assertInvalid("temperature must be positive");
    }

    @Test
    void aHeadForOtherCategoriesIsRefused() throws IOException {
        replaceInManifest("\"bright\"", "\"bright\", \"grey\"");
        assertInvalid("the head has 2 categories, the bundle 3");
    }

    @Test
    void aThresholdTooFewIsRefused() throws IOException {
        replaceInManifest("[ 0.2, 0.3 ]", "[ 0.2 ]");
        assertInvalid("1 conformal thresholds for 2 categories");
    }

    @Test
    void weightsThatAreNotFiniteAreRefused() throws IOException {
        byte[] head = Files.readAllBytes(bundle.resolve("head.bin"));
        ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).putFloat(8, Float.NaN);
        Files.write(bundle.resolve("head.bin"), head);
        sign();
        assertInvalid("head.bin holds NaN");
    }

    @Test
    void aMatrixThatIsCutOffIsRefused() throws IOException {
        Files.write(bundle.resolve("head.bin"), Arrays.copyOf(Files.readAllBytes(bundle.resolve("head.bin")), 20));
        sign();
        assertInvalid("head.bin has 12 bytes of values for 2 x 3");
    }

    @Test
    void aBundleWithoutMeasurementsHasNoSuchSection() throws IOException {
        assertThat(ModelBundle.load(bundle).content().alignment()).isEmpty();
        assertThat(bundle.resolve("bundle.json")).content().doesNotContain("measurements");
    }

    @Test
    void bothMethodsOfAlignmentGoIntoABundleAndOut() {
        for (AlignmentMethod method : List.of(new LocalGradientOrientation(), WireNetworkFile.shipped())) {
            Path folderOfMethod = folder.resolve(method.name());
            BundleWriter.write(Bundles.measuring(content, method, "bright"), folderOfMethod);
            AlignmentMeasurement read = ModelBundle.load(folderOfMethod).content().alignment().orElseThrow();
            assertThat(read.method()).hasSameClassAs(method);
            assertThat(read.categories()).containsExactly("bright");
        }
    }

    @Test
    void aMethodOfAnotherTimeIsRefused() throws IOException {
        addAlignment("{\"method\": \"lgo\", \"version\": 2, \"categories\": [\"bright\"]}");
        assertInvalid("measurements.alignment asks for method \"lgo\" version 2, this program measures by \"lgo\" version 1 and");
    }

    @Test
    void aNetworkWithoutWeightsIsRefused() throws IOException {
        addAlignment("{\"method\": \"network\", \"version\": 1, \"categories\": [\"bright\"]}");
        assertInvalid("measurements.alignment by a network needs a \"file\"");
    }

    @Test
    void alignmentOfACategoryThatIsNotThereIsRefused() throws IOException {
        addAlignment("{\"method\": \"lgo\", \"version\": 1, \"categories\": [\"Nanowires\"]}");
        assertInvalid("measurements.alignment names the category \"Nanowires\", which the bundle does not have");
    }

    private void addAlignment(String section) throws IOException {
        replaceInManifest("\"licence\"", "\"measurements\" : {\"alignment\" : " + section + "},\n  \"licence\"");
    }

    private void replaceInManifest(String text, String replacement) throws IOException {
        String manifest = Files.readString(bundle.resolve("bundle.json"));
        assertThat(manifest).contains(text);
        rewrite("bundle.json", manifest.replace(text, replacement));
    }

    private void rewrite(String file, String text) throws IOException {
        Files.writeString(bundle.resolve(file), text);
        sign();
    }

    private void sign() throws IOException {
        Files.delete(bundle.resolve("checksums.sha256"));
        Checksums.write(bundle);
    }

    private void assertInvalid(String message) {
        assertInvalid(() -> ModelBundle.load(bundle), message);
    }

    private static void assertInvalid(ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidBundle.class).hasMessageContaining(message);
    }
}
