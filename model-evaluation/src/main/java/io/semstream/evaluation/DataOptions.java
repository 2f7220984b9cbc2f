package io.semstream.evaluation;

import io.semstream.dataset.Dataset;
import io.semstream.dataset.LabelledImage;
import io.semstream.dataset.Part;
import io.semstream.evaluation.judging.InstrumentNames;
import io.semstream.evaluation.judging.Subject;
import io.semstream.model.ModelBundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which images a command looks at, and what their categories are called in the bundle. */
final class DataOptions {
    /** Of the data set. */
    enum Choice {
        TRAIN, VALIDATION, TEST, ALL
    }

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "data set (semstream dataset) or a plain folder with one folder for each category")
    private Path data = Path.of("");

    @Option(names = "--part", paramLabel = "PART", description = "TRAIN, VALIDATION, TEST or ALL of the data set; a plain folder has but ALL")
    private Optional<Choice> part = Optional.empty();

    @Option(names = "--map", paramLabel = "DATA=BUNDLE", description = "what a category of the data is called in the bundle; may be repeated")
    private Map<String, String> map = new HashMap<>();

    @Option(names = "--ignore-unknown-categories", description = "leave out images of categories the bundle does not know")
    private boolean ignoreUnknown;

    /** The images, and what they are. */
    record Chosen(String data, String digest, Optional<String> trainedOn, Choice part, List<Subject> subjects, List<String> leftOut) {}

    /**
     * @param usual
     *            part of a data set that is split, where nobody chose
     */
    Chosen chosen(ModelBundle bundle, Choice usual, InstrumentNames instruments) {
        Dataset dataset = Dataset.read(data);
        return chosen(dataset, bundle, part.orElse(dataset.isSplit() ? usual : Choice.ALL), instruments);
    }

    /** Another part of the same data set. */
    Chosen part(ModelBundle bundle, Choice another, InstrumentNames instruments) {
        return chosen(Dataset.read(data), bundle, another, instruments);
    }

    private Chosen chosen(Dataset dataset, ModelBundle bundle, Choice chosen, InstrumentNames instruments) {
        List<LabelledImage> images = chosen == Choice.ALL ? dataset.images() : dataset.images(Part.valueOf(chosen.name()));
        if (images.isEmpty()) {
            throw new EvaluationProblem("the part " + chosen + " of " + data + " has no images; choose another with --part");
        }
        List<String> unknown = unknown(dataset, bundle);
        List<Subject> subjects = new ArrayList<>();
        for (LabelledImage image : images) {
            if (!unknown.contains(image.category())) {
                subjects.add(subject(image, instruments));
            }
        }
        if (subjects.isEmpty()) {
            throw new EvaluationProblem("no image of " + data + " has a category the bundle knows");
        }
        return new Chosen(data.toString(), dataset.digest(),
                Optional.of(dataset.digest()).filter(bundle.card().trainingDataDigest()::equals), chosen, subjects, unknown);
    }

    private Subject subject(LabelledImage image, InstrumentNames instruments) {
        String name = name(image.file());
        return new Subject(image.file(), name, Optional.of(map.getOrDefault(image.category(), image.category())), image.source(),
                image.group(), instruments.of(image.file(), name, image.source()));
    }

    private String name(Path file) {
        Path folder = data.toAbsolutePath().normalize();
        Path whole = file.toAbsolutePath().normalize();
        return (whole.startsWith(folder) ? folder.relativize(whole) : file).toString().replace('\\', '/');
    }

    private List<String> unknown(Dataset dataset, ModelBundle bundle) {
        List<String> known = bundle.categories();
        for (Map.Entry<String, String> mapped : map.entrySet()) {
            if (!dataset.categories().contains(mapped.getKey())) {
                throw new EvaluationProblem("--map " + mapped.getKey() + "=" + mapped.getValue() + ": the data have no category \""
                        + mapped.getKey() + "\", only " + dataset.categories());
            }
            if (!known.contains(mapped.getValue())) {
                throw new EvaluationProblem("--map " + mapped.getKey() + "=" + mapped.getValue() + ": " + bundle.name() + " "
                        + bundle.version() + " knows no category \"" + mapped.getValue() + "\", only " + known);
            }
        }
        TreeSet<String> unknown = dataset.images().stream().map(LabelledImage::category)
                .filter(category -> !known.contains(map.getOrDefault(category, category))).collect(Collectors.toCollection(TreeSet::new));
        if (!unknown.isEmpty() && !ignoreUnknown) {
            throw new EvaluationProblem(bundle.name() + " " + bundle.version() + " does not know these categories of " + data + ": "
                    + unknown + "; it knows " + known
                    + ". Name them by --map DATA=BUNDLE, or leave their images out with --ignore-unknown-categories");
        }
        return List.copyOf(unknown);
    }
}
