package io.semstream.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatasetTest {
    @TempDir
    Path folder;

    @Test
    void readsAFolderOfCategories() throws IOException {
        put("Wires/lab_1.TIF", "a");
        put("Wires/deeper/other_2.png", "b");
        put("Tips/lab_3.jpg", "c");
        put("Tips/notes.txt", "d");
        put("Tips/.hidden/lab_4.jpg", "e");
        Files.createDirectories(folder.resolve("Empty"));

        Dataset dataset = Dataset.read(folder);

        assertThat(dataset.categories()).containsExactly("Empty", "Tips", "Wires");
        assertThat(dataset.images()).extracting(image -> image.category() + " " + image.source() + " " + image.group())
                .containsExactly("Tips lab lab", "Wires other other", "Wires lab lab");
        assertThat(dataset.images().getFirst().sha256()).isEqualTo(ContentHash.of("c".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> dataset.images(Part.TRAIN)).isInstanceOf(DatasetProblem.class)
                .hasMessageContaining("semstream dataset split");
    }

    @Test
    void digestForgetsPlacesAndKnowsContent() throws IOException {
        put("one/Wires/lab_1.tif", "a");
        put("two/Wires/folder/lab_9.tif", "a");
        put("three/Wires/lab_1.tif", "b");

        String digest = Dataset.read(folder.resolve("one")).digest();

        assertThat(Dataset.read(folder.resolve("two")).digest()).isEqualTo(digest);
        assertThat(Dataset.read(folder.resolve("three")).digest()).isNotEqualTo(digest);
    }

    @Test
    void whatCannotTakeItsPlaceLeavesNothingBesideIt() throws IOException {
        Files.createDirectories(folder.resolve(DatasetFile.NAME).resolve("in the way"));
        DatasetFile dataset = DatasetFile.of(List.of(), Optional.empty(), List.of(Entries.image("a.tif", "Wires", "lab")));

        assertThatThrownBy(() -> DatasetStore.write(folder, dataset)).isInstanceOf(DatasetProblem.class)
                .hasMessageContaining("what was there before is untouched");

        assertThat(folder).isDirectoryNotContaining("glob:**unfinished");
    }

    @Test
    void readsWhatWasWritten() {
        Entry train = Entries.image("a.tif", "Wires", "lab").in("g1", Optional.of(Part.TRAIN), Optional.empty());
        Entry twin = Entries.image("b.tif", "Wires", "lab", "a.tif").in("g1", Optional.empty(), Optional.of("the same bytes as a.tif"));
        Entry broken = Entries.unreadable("c.tif", "Tips");
        var rule = SplitRule.of(7, 0.7, 0.15, 0.15, List.of("source"));
        DatasetFile written = DatasetFile.of(List.of("Empty"), Optional.of(rule), List.of(broken, twin, train));

        DatasetStore.write(folder, written);
        Dataset dataset = Dataset.read(folder);

        assertThat(DatasetStore.read(folder)).isEqualTo(written);
        assertThat(dataset.categories()).containsExactly("Empty", "Tips", "Wires");
        assertThat(dataset.images(Part.TRAIN)).containsExactlyElementsOf(dataset.images()).hasSize(1);
        assertThat(dataset.images(Part.TEST)).isEmpty();
        assertThat(dataset.digest()).isEqualTo(written.digest());
    }

    @Test
    void damageIsToldWithItsPlace() throws IOException {
        DatasetStore.write(folder, DatasetFile.of(List.of(), Optional.empty(), List.of(Entries.image("a.tif", "Wires", "lab"))));
        Path file = folder.resolve(DatasetFile.NAME);
        String whole = Files.readString(file);

        Files.writeString(file, whole.substring(0, whole.length() / 2));
        assertThatThrownBy(() -> Dataset.read(folder)).isInstanceOf(DatasetProblem.class).hasMessageContaining("damaged");
        Files.writeString(file, whole.replace("\"width\" : 1024", "\"width\" : -1"));
        assertThatThrownBy(() -> Dataset.read(folder)).isInstanceOf(DatasetProblem.class).hasMessageContaining("positive");
        Files.writeString(file, whole.replace("\"format\" : 1", "\"format\" : 2"));
        assertThatThrownBy(() -> Dataset.read(folder)).isInstanceOf(DatasetProblem.class).hasMessageContaining("format 2");
    }

    @Test
    void nothingToReadIsSaid() {
        assertThatThrownBy(() -> Dataset.read(folder.resolve("none"))).isInstanceOf(DatasetProblem.class).hasMessageContaining("no folder");
        assertThatThrownBy(() -> Dataset.read(folder)).isInstanceOf(DatasetProblem.class).hasMessageContaining("no images below");
    }

    @Test
    void namesOfTheNffaSetTellNoSource() {
        assertThat(SourceName.of(Path.of("x/ampis_Sc3Tile.png"))).isEqualTo("ampis");
        assertThat(SourceName.of(Path.of("L7_001f08c2ce1d3dbdd0d7bd1dd4dcd5fa.jpg"))).isEqualTo("L7_001f08c2ce1d3dbdd0d7bd1dd4dcd5fa");
        assertThat(SourceName.of(Path.of("plain.jpg"))).isEqualTo("plain");
    }

    private void put(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
