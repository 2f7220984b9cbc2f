package io.semstream.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.semstream.model.ModelBundle;
import io.semstream.model.calibration.Calibration;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands as a person calls them, on the starter bundle and rendered micrographs. */
class CommandsIT {
    private static final int FEWEST = 20;
    /** Of ten categories and two instruments: twenty images of each instrument. */
    private static final int OF_EACH = 4;

    @TempDir
    private static Path shared;
    private static Path heldOut = Path.of("");
    private static Path unseen = Path.of("");
    private static Path starter = Path.of("absent");

    @TempDir
    private Path folder;
    private final StringWriter told = new StringWriter();
    private Path report = Path.of("");

    @BeforeAll
    static void render() throws IOException {
        starter = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent).takeWhile(at -> at.getParent() != null)
                .map(at -> at.resolve("models/starter/1")).filter(Files::exists).findFirst().orElse(Path.of("absent"));
        assumeTrue(Files.exists(starter), "no starter bundle");
        heldOut = RenderedFolder.write(shared.resolve("held-out"), OF_EACH, 1000);
        unseen = RenderedFolder.write(shared.resolve("unseen"), OF_EACH, 2000);
    }

    @BeforeEach
    void choose() {
        report = folder.resolve("report.html");
    }

    @Test
    void aCalibrationKeepsItsPromiseOnImagesItHasNotSeen() throws IOException {
        Path calibrated = folder.resolve("calibrated");
        assertThat(run(new CalibrateCommand(), "--bundle", starter.toString(), "--data", heldOut.toString(), "--out", calibrated.toString(),
                "--instrument-by", "METADATA", "--least-images-per-instrument", "20", "--new-references")).isZero();

        Calibration calibration = ModelBundle.load(calibrated).calibration();
        assertThat(calibration.instruments()).hasSize(2);
        assertThat(calibration.outOfDomain().orElseThrow().standardisation()).isPresent();
        assertThat(
                run(new EvaluateCommand(), "--bundle", starter.toString(), "--bundle", calibrated.toString(), "--data", unseen.toString(),
                        "--out", report.toString(), "--robustness-images", "3", "--mistakes", "1"))
                .isZero();
        JsonNode json = json();
        JsonNode sets = json.path("bundles").path(1).path("sets");
        assertThat(sets.path("coverage").path("interval").path("high").asDouble()).as("promised 0.9").isGreaterThan(0.9);
        assertThat(sets.path("instruments").size()).isEqualTo(2);
        assertThat(json.path("comparison").path("images").asInt()).isEqualTo(40);
        assertThat(json.path("bundles").path(0).path("robustness").size()).isEqualTo(10);
        assertThat(Files.readString(report)).contains("Which of the two is better?", "data:image/png;base64,");
    }

    @Test
    void strangeAndUnreadableFilesAreListed() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path tips = Files.createDirectories(data.resolve("Tips"));
        Files.copy(first(unseen.resolve("Tips")), tips.resolve("a_1.tif"));
        Files.writeString(tips.resolve("b_1.tif"), "no image");
        Path strange = Files.createDirectories(folder.resolve("strange"));
        Files.writeString(strange.resolve("notes.gif"), "no image either");
        Files.copy(first(unseen.resolve("Powder")), strange.resolve("powder.tif"));

        assertThat(run(new EvaluateCommand(), "--bundle", starter.toString(), "--data", data.toString(), "--out", report.toString(),
                "--out-of-domain", strange.toString(), "--robustness-images", "0", "--mistakes", "0")).isEqualTo(1);

        JsonNode bundle = json().path("bundles").path(0);
        assertThat(bundle.path("images").asInt()).isEqualTo(1);
        assertThat(bundle.path("unread").path(0).path("image").asText()).isEqualTo("Tips/b_1.tif");
        assertThat(bundle.path("strangers").path(0).path("unreadable").path(0).path("image").asText()).isEqualTo("notes.gif");
        assertThat(told.toString()).contains("Tips/b_1.tif is not counted");
        assertThat(Files.readString(report)).contains("Only 1 images were judged", "No image at all");
    }

    @Test
    void mistakesOfPeopleAreToldInOneSentence() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.copy(first(unseen.resolve("Tips")), Files.createDirectories(data.resolve("Needles")).resolve("a_1.tif"));
        assertProblem("does not know these categories of " + data + ": [Needles]", new EvaluateCommand(), "--bundle", starter.toString(),
                "--data", data.toString(), "--out", report.toString());
        assertProblem("must end in .html", new EvaluateCommand(), "--bundle", starter.toString(), "--data", data.toString(), "--out",
                folder.resolve("report").toString());
        assertProblem("no category \"Needle\"", new EvaluateCommand(), "--bundle", starter.toString(), "--data", data.toString(), "--map",
                "Needle=Tips", "--out", report.toString());
        assertProblem("no such folder", new EvaluateCommand(), "--bundle", folder.resolve("none").toString(), "--data", data.toString(),
                "--out", report.toString());
        assertProblem("needs " + FEWEST, new CalibrateCommand(), "--bundle", starter.toString(), "--data", data.toString(), "--map",
                "Needles=Tips", "--out", folder.resolve("new").toString());
        assertThat(report).doesNotExist();
        assertThat(run(new EvaluateCommand(), "--bundle", starter.toString(), "--data", data.toString(), "--map", "Needles=Tips", "--out",
                report.toString(), "--robustness-images", "0", "--mistakes", "0")).isZero();
    }

    @Test
    void anExplanationIsAPicture() throws IOException {
        Path picture = folder.resolve("heat.png");
        Path image = first(unseen.resolve("Nanowires"));
        assertThat(run(new ExplainCommand(), "--bundle", starter.toString(), image.toString(), "--out", picture.toString(), "--category",
                "Nanowires")).isZero();
        assertThat(Files.readAllBytes(picture)).startsWith(0x89, 'P', 'N', 'G');
        assertThat(told.toString()).contains("Nanowires, score", "class activation map");
        assertProblem("knows no category \"Wires\"", new ExplainCommand(), "--bundle", starter.toString(), image.toString(), "--out",
                picture.toString(), "--category", "Wires");
        Path text = Files.writeString(folder.resolve("text.tif"), "no image");
        assertProblem("cannot be explained", new ExplainCommand(), "--bundle", starter.toString(), text.toString(), "--out",
                picture.toString());
    }

    private void assertProblem(String message, Object command, String... arguments) {
        assertThat(run(command, arguments)).as(message).isEqualTo(2);
        assertThat(told.toString()).contains(message);
    }

    private int run(Object command, String... arguments) {
        PrintWriter out = new PrintWriter(told, true);
        return new CommandLine(command).setOut(out).setErr(out).setExecutionExceptionHandler((exception, line, parsed) -> {
            if (exception instanceof EvaluationProblem) {
                out.println(exception.getMessage());
                return 2;
            }
            throw exception;
        }).execute(arguments);
    }

    private JsonNode json() throws IOException {
        return JsonMapper.builder().build().readTree(folder.resolve("report.json").toFile());
    }

    private static Path first(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.sorted().toList();
            return sorted.getFirst();
        }
    }
}
