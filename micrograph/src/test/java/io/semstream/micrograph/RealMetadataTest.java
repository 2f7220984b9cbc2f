package io.semstream.micrograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.semstream.micrograph.metadata.InstrumentMetadata;
import io.semstream.micrograph.metadata.InstrumentMetadata.Field;

/** What real instruments wrote, against {@code instrument-fields.tsv}. */
final class RealMetadataTest {

    @ParameterizedTest
    @MethodSource("expected")
    void readsEveryFieldAndNoOther(String name, Map<String, String> fields) throws IOException {
        String[] files = name.split(" \\+ ");
        Path folder = SharedImages.root().resolve("instruments");
        List<Path> companions = Stream.of(files).skip(1).map(folder::resolve).toList();
        InstrumentMetadata metadata = MetadataReader.read(folder.resolve(files[0]), companions);

        assertThat(metadata.notes()).isEmpty();
        assertThat(metadata.fields()).extracting(Field::name).containsExactlyInAnyOrderElementsOf(fields.keySet());
        for (Field field : metadata.fields()) {
            String expected = Objects.requireNonNull(fields.get(field.name()));
            if (field.text().isPresent()) {
                assertThat(field.text()).as(field.name()).contains(expected);
            } else {
                double value = Double.parseDouble(expected);
                assertThat(field.number().orElseThrow()).as(field.name()).isCloseTo(value, within(Math.abs(value) * 1e-9));
            }
        }
    }

    /** Whatever lies in the folder, without a companion and with each other's. */
    @Test
    void readsTheMetadataOfEveryFileWithoutAnError() throws IOException {
        List<Path> texts = List.of("JEOL/image000.txt", "TESCAN/image_ChanA_000003-tif.hdr", "TESCAN/tescan-minimal.hdr").stream()
                .map(SharedImages.root().resolve("instruments")::resolve).toList();
        for (Path file : SharedImages.files("")) {
            assertThat(MetadataReader.read(file, List.of()).notes()).as(file.toString()).isEmpty();
            assertThat(MetadataReader.read(file, texts)).isNotNull();
        }
    }

    static Stream<Object[]> expected() throws IOException {
        Map<String, Map<String, String>> files = new LinkedHashMap<>();
        try (InputStream table = RealMetadataTest.class.getResourceAsStream("/instrument-fields.tsv")) {
            new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1)).forEach(row -> {
                        Map<String, String> fields = files.computeIfAbsent(row[0], name -> new TreeMap<>());
                        if (!row[1].isEmpty()) {
                            fields.put(row[1], row[2]);
                        }
                    });
        }
        return files.entrySet().stream().map(file -> new Object[]{file.getKey(), file.getValue()});
    }
}
