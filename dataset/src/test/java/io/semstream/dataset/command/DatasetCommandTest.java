package io.semstream.dataset.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.dataset.Dataset;
import io.semstream.dataset.DatasetFile;
import io.semstream.dataset.DatasetProblem;
import io.semstream.dataset.LabelledImage;
import io.semstream.dataset.Part;
import io.semstream.dataset.SmallImages;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From folders to a split data set and its page, as a person does it. */
final class DatasetCommandTest {
    @TempDir
    Path folder;

    private final StringWriter told = new StringWriter();

    @Test
    void importsChecksSplitsAndShows() throws IOException {
        Path images = SmallImages.categories(folder.resolve("given"), 10, "Fibres", "Tips");
        String data = folder.resolve("data").toString();

        assertThat(run("import", images.toString(), "--out", data)).isZero();
        assertThat(run("check", data)).as(told.toString()).isZero();
        assertThat(told.toString()).contains("not split yet");
        assertThat(run("split", data)).isZero();
        assertThat(run("check", data)).isZero();
        assertThat(run("report", data)).isZero();

        Dataset dataset = Dataset.read(Path.of(data));
        assertThat(dataset.isSplit()).isTrue();
        assertThat(dataset.images(Part.TRAIN)).hasSize(14);
        assertThat(dataset.images(Part.VALIDATION)).hasSizeBetween(2, 4);
        assertThat(dataset.images()).allSatisfy(image -> assertThat(image.file()).startsWith(images.toRealPath()).isRegularFile());
        assertThat(Files.readString(folder.resolve("data/dataset-report.html")))
                .contains("Fit for training", "data:image/jpeg;base64,", dataset.digest())
                .doesNotContain("http://", "https://", "src=\"/", "<script");
    }

    @Test
    void theSplitGoesWithTheContentWhereverItLies() throws IOException {
        Path images = SmallImages.categories(folder.resolve("given"), 8, "Fibres", "Tips");
        run("import", images.toString(), "--out", folder.resolve("one").toString());
        run("split", folder.resolve("one").toString());
        Path elsewhere = folder.resolve("else/where");
        Files.createDirectories(elsewhere.getParent());
        Files.move(images, elsewhere);

        run("import", elsewhere.toString(), "--out", folder.resolve("two").toString());
        run("split", folder.resolve("two").toString());

        assertThat(Dataset.read(folder.resolve("two")).digest()).isEqualTo(Dataset.read(folder.resolve("one")).digest());
    }

    @Test
    void addedImagesLeaveTheOthersWhereTheyAre() throws IOException {
        Path images = SmallImages.categories(folder.resolve("given"), 6, "Fibres", "Tips");
        String data = folder.resolve("data").toString();
        run("import", images.toString(), "--out", data);
        run("split", data);
        Map<String, Optional<Part>> before = parts(data);
        SmallImages.png(folder.resolve("more/Tips/new_1.png"), SmallImages.blobs(96, 72, 900));

        assertThat(run("import", folder.resolve("more").toString(), "--out", data)).isEqualTo(2);
        assertThat(run("import", folder.resolve("more").toString(), "--out", data, "--add")).isZero();
        assertThat(run("check", data)).isEqualTo(1);
        assertThat(told.toString()).contains("images that came after the split");
        assertThat(run("split", data)).isZero();
        assertThat(parts(data)).hasSize(13).containsAllEntriesOf(before);

        assertThat(run("import", images.toString(), "--out", data, "--replace")).isZero();
        assertThat(parts(data)).isEqualTo(before);
        assertThat(run("split", data, "--seed", "2")).isEqualTo(2);
        assertThat(run("split", data, "--seed", "2", "--afresh")).isZero();
    }

    @Test
    void badInputIsToldAndTakesNothing() throws IOException {
        Path images = SmallImages.categories(folder.resolve("given"), 2, "Fibres", "Tips");
        Files.writeString(images.resolve("Tips/broken.png"), "not an image");
        Files.createDirectories(images.resolve("Nothing"));
        String data = folder.resolve("data").toString();

        assertThat(run("import", images.toString(), "--out", data)).isEqualTo(1);
        assertThat(run("check", data)).isEqualTo(1);
        assertThat(told.toString()).contains("given/Tips/broken.png", "neither TIFF, PNG, JPEG nor BMP", "Nothing  (0 usable images)");
        assertThat(run("check", images.toString())).isEqualTo(1);
        assertThat(run("import", "--out", data)).isEqualTo(2);
        assertThat(run("import", folder.resolve("none").toString(), "--out", data, "--add")).isEqualTo(2);
        assertThat(run("split", folder.toString())).isEqualTo(2);
        assertThat(run("check", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run("report", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run("split", data, "--shares", "70,30")).isEqualTo(2);
        assertThat(run("split", data, "--keep-together", "colour")).isEqualTo(2);
        assertThat(told.toString()).contains("--keep-together colour is not known");
    }

    @Test
    void aFileThatChangedIsFound() throws IOException {
        Path images = SmallImages.categories(folder.resolve("given"), 3, "Fibres", "Tips");
        String data = folder.resolve("data").toString();
        run("import", images.toString(), "--out", data);
        Path changed = images.resolve("Tips/aTips_0.png");
        byte[] bytes = Files.readAllBytes(changed);
        bytes[bytes.length / 2]++;
        Files.write(changed, bytes);

        assertThat(run("check", data)).isZero();
        assertThat(run("check", data, "--every-byte")).isEqualTo(1);
        Files.delete(changed);
        assertThat(run("check", data)).isEqualTo(1);
    }

    @Test
    void nothingUnfinishedStaysBehind() throws IOException {
        Path images = SmallImages.categories(folder.resolve("given"), 2, "Fibres", "Tips");
        run("import", images.toString(), "--out", folder.resolve("data").toString());

        try (Stream<Path> files = Files.list(folder.resolve("data"))) {
            assertThat(files).containsExactly(folder.resolve("data").resolve(DatasetFile.NAME));
        }
    }

    private static Map<String, Optional<Part>> parts(String data) {
        return Dataset.read(Path.of(data)).images().stream().collect(Collectors.toMap(LabelledImage::sha256, LabelledImage::part));
    }

    private int run(String... arguments) {
        var out = new PrintWriter(told, true);
        return new CommandLine(new DatasetCommand()).setOut(out).setErr(out).setExecutionExceptionHandler((exception, command, parsed) -> {
            if (exception instanceof DatasetProblem problem) {
                command.getErr().println(problem.getMessage());
                return 2;
            }
            throw exception;
        }).execute(arguments);
    }
}
