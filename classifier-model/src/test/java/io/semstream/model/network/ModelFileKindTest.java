package io.semstream.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileKindTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "TORCHSCRIPT, net/data.pkl net/code/__torch__.py net/constants.pkl net/version",
        "PYTHON_PICKLE, weights/data.pkl weights/data/0 weights/version",
        "EXPORTED_PROGRAM, archive_format models/model.json data/weights/model.pt",
        "EXPORTED_PROGRAM, net/archive_format net/models/model.json",
        "EXPORTED_PROGRAM, version serialized_exported_program.json serialized_state_dict.pt",
        "KERAS, metadata.json config.json model.weights.h5",
        "UNKNOWN, holiday.jpg"})
    void tellsArchivesByWhatIsInThem(ModelFileKind kind, String entries) throws IOException {
        Path file = folder.resolve("model.pt");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries.split(" ", -1)) {
                zip.putNextEntry(new ZipEntry(entry));
            }
        }
        assertThat(ModelFileKind.of(file)).isEqualTo(kind);
    }

    @Test
    void tellsOtherFilesByTheirFirstBytes() throws IOException {
        assertThat(of(new byte[0])).isEqualTo(ModelFileKind.EMPTY);
        assertThat(of(bytes("not a network"))).isEqualTo(ModelFileKind.UNKNOWN);
        assertThat(of(new byte[]{8})).isEqualTo(ModelFileKind.UNKNOWN);
        assertThat(of(new byte[]{(byte) 0x80, 2, (byte) 0x8a, 10})).isEqualTo(ModelFileKind.PYTHON_PICKLE);
        assertThat(of(new byte[]{8, 7, 0x12, 7, 'p', 'y', 't', 'o', 'r', 'c', 'h'})).isEqualTo(ModelFileKind.ONNX);
        assertThat(of(bytes("$\0\0\0TFL3"))).isEqualTo(ModelFileKind.TFLITE);
        assertThat(of(new byte[]{(byte) 0x89, 'H', 'D', 'F', '\r', '\n'})).isEqualTo(ModelFileKind.KERAS);
        assertThat(of(ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN).putLong(12).put(bytes("{\"weight\":{}")).array()))
                .isEqualTo(ModelFileKind.SAFETENSORS);
    }

    @Test
    void anArchiveThatIsCutOffIsDamaged() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("src/test/resources/lines/model.pt"));
        assertThat(of(whole)).isEqualTo(ModelFileKind.TORCHSCRIPT);
        assertThat(of(Arrays.copyOf(whole, whole.length / 2))).isEqualTo(ModelFileKind.DAMAGED);
    }

    private ModelFileKind of(byte[] content) throws IOException {
        return ModelFileKind.of(Files.write(folder.resolve("model.pt"), content));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
