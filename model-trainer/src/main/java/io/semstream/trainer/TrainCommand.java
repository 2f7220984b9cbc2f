package io.semstream.trainer;

import io.semstream.model.BundleCard;
import io.semstream.model.BundleWriter;
import io.semstream.model.FeatureExtractor;
import io.semstream.model.network.Device;
import io.semstream.model.network.InputContract;
import io.semstream.simulator.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train}: a linear head on a fixed backbone, from folders of categories and rendered micrographs. */
@Command(name = "train", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Trains a linear head on a fixed backbone and writes a calibrated model bundle.",
    "Images lie in one folder for each category. The part of a file's name before the first underscore is its source;",
    "every number is measured on sources the judging head had not seen."})
public final class TrainCommand implements Callable<Integer> {
    private static final int EDGE = 224;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "folder of categories; may be repeated")
    private List<Path> data = List.of();

    @Option(names = "--backbone", required = true, paramLabel = "FILE", description = "TorchScript, grey [B,1,224,224] in 0..1 to an embedding [B,D]; the model.pt of a bundle will do")
    private Path backbone = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "the new bundle; must not exist yet")
    private Path out = Path.of("");

    @Option(names = "--name", defaultValue = "starter", description = "name of the bundle (default: ${DEFAULT-VALUE})")
    private String name = "starter";

    @Option(names = "--version", defaultValue = "1", description = "version of the bundle (default: ${DEFAULT-VALUE})")
    private String version = "1";

    @Option(names = "--rendered", defaultValue = "100", paramLabel = "N", description = "rendered micrographs for each category that can be rendered (default: ${DEFAULT-VALUE})")
    private int rendered;

    @Option(names = "--rendered-weight", defaultValue = "2", paramLabel = "W", description = "what the rendered images of a category count together, against 1 for its real ones (default: ${DEFAULT-VALUE})")
    private double renderedWeight;

    @Option(names = "--views", defaultValue = "8", paramLabel = "1..8", description = "turned and mirrored views of each real image (default: ${DEFAULT-VALUE})")
    private int views;

    @Option(names = "--coverage", defaultValue = "0.9", description = "share of prediction sets that shall hold the truth (default: ${DEFAULT-VALUE})")
    private double coverage;

    @Option(names = "--seed", defaultValue = "1", description = "of the rendered micrographs (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--licence", defaultValue = "Apache-2.0", description = "of the bundle, an SPDX expression (default: ${DEFAULT-VALUE})")
    private String licence = "Apache-2.0";

    @Option(names = "--card", paramLabel = "FILE", description = "Markdown that goes into the bundle as its card, before the numbers")
    private Optional<Path> card = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        requireSensible();
        List<LabelledImage> images = images();
        List<String> categories = categories(images);
        try (var extractor = FeatureExtractor.open(backbone, InputContract.grey(EDGE, EDGE), Device.AUTO)) {
            var embedder = new Embedder(extractor, EDGE, this::say);
            List<Example> examples = embedded(images, categories, embedder);
            var result = new HeadTrainer(categories, coverage, renderedWeight, this::say).train(examples);
            String digest = TrainingDigest.of(images, rendered, seed);
            var text = new Card(categories, result, images,
                    "%d, together counting %.1f times the real ones".formatted(rendered, renderedWeight), digest)
                    .markdown(card.isPresent() ? Files.readString(card.get()) : "# " + name + "\n");
            var bundle = BundleWriter.write(result.bundle(name, version, categories, InputContract.grey(EDGE, EDGE), backbone,
                    new BundleCard(text, licence, digest, result.metrics())), out);
            say("wrote " + out + " (" + bundle.name() + " " + bundle.version() + ", digest " + bundle.digest().substring(0, 12) + ")");
        }
        return 0;
    }

    private void requireSensible() {
        require(Files.isRegularFile(backbone), "--backbone " + backbone + ": no such file");
        require(Files.notExists(out), "--out " + out + " is already there; a bundle never changes, choose another folder or version");
        require(views >= 1 && views <= Views.ALL, "--views must be 1 to " + Views.ALL);
        require(coverage > 0 && coverage < 1, "--coverage must be between 0 and 1");
        require(rendered >= 0 && renderedWeight >= 0, "--rendered and --rendered-weight must not be negative");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new TrainingProblem(otherwise);
        }
    }

    private List<LabelledImage> images() throws IOException {
        List<LabelledImage> images = new ArrayList<>();
        for (Path folder : data) {
            images.addAll(LabelledImage.under(folder));
        }
        return images;
    }

    private List<String> categories(List<LabelledImage> images) {
        var names = images.stream().map(LabelledImage::category).collect(Collectors.toCollection(TreeSet::new));
        require(names.size() >= 2, "only one category, " + names + "; a classifier needs two or more");
        return List.copyOf(names);
    }

    private List<Example> embedded(List<LabelledImage> images, List<String> categories, Embedder embedder) throws IOException {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            LabelledImage image = images.get(i);
            examples.addAll(embedder.examples(image, categories.indexOf(image.category()), views));
            if ((i + 1) % 20 == 0 || i + 1 == images.size()) {
                say("embedded " + (i + 1) + " of " + images.size() + " images");
            }
        }
        require(examples.stream().filter(Example::judges).map(Example::source).distinct().count() >= 2,
                "all readable images are of one source; two or more are needed to judge on unseen ones");
        for (Structure structure : renderable(categories).toList()) {
            for (int i = 0; i < rendered; i++) {
                examples.addAll(embedder.rendered(structure, categories.indexOf(structure.category()), seed * 1_000_003 + i));
            }
            say(String.format(Locale.ROOT, "rendered %d of %s", rendered, structure.category()));
        }
        return examples;
    }

    private static Stream<Structure> renderable(List<String> categories) {
        return Arrays.stream(Structure.values()).filter(structure -> categories.contains(structure.category()));
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
