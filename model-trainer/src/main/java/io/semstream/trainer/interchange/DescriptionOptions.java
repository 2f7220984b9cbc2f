package io.semstream.trainer.interchange;

import io.semstream.model.interchange.Description;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What bundle.json says, on the command line. */
final class DescriptionOptions {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

    @Option(names = "--name", description = "lower-case letters, digits and dashes")
    private Optional<String> name = Optional.empty();

    @Option(names = "--version", description = "letters, digits, dots and dashes")
    private Optional<String> version = Optional.empty();

    @Option(names = "--categories", split = ",", paramLabel = "NAME", description = "in the order of the logits")
    private List<String> categories = List.of();

    @Option(names = "--size", paramLabel = "WIDTHxHEIGHT", description = "of the images the network takes, such as 224x224")
    private Optional<String> size = Optional.empty();

    @Option(names = "--sample-type", paramLabel = "TYPE", description = "float32 (0 to 1) or uint8 (0 to 255) (default: float32)")
    private Optional<String> sampleType = Optional.empty();

    @Option(names = "--normalise", split = ",", paramLabel = "MEAN,DEVIATION", description = "of grey 0 to 1, where the network does not do it itself")
    private List<Double> normalise = List.of();

    @Option(names = "--output", paramLabel = "KIND", description = "logits, embedding (with --head) or logits_and_embedding")
    private Optional<String> output = Optional.empty();

    @Option(names = "--licence", paramLabel = "SPDX", description = "of the model, an SPDX expression")
    private Optional<String> licence = Optional.empty();

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    void addTo(Description description) {
        name.ifPresent(value -> description.text("name", value));
        version.ifPresent(value -> description.text("version", value));
        output.ifPresent(value -> description.text("output", value));
        licence.ifPresent(value -> description.text("licence", value));
        sampleType.ifPresent(description::sampleType);
        if (!categories.isEmpty()) {
            description.categories(categories);
        }
        size.ifPresent(value -> addSize(value, description));
        if (!normalise.isEmpty()) {
            require(normalise.size() == 2, "--normalise takes a mean and a deviation, such as 0.5,0.25");
            description.normalisation(normalise.get(0), normalise.get(1));
        }
    }

    private void addSize(String value, Description description) {
        Matcher size = SIZE.matcher(value);
        require(size.matches(), "--size " + value + " is not WIDTHxHEIGHT, such as 224x224");
        description.size(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
