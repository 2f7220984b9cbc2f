package io.semstream.evaluation;

import io.semstream.model.ModelBundle;
import io.semstream.model.explanation.Explainer;
import io.semstream.model.explanation.Explanation;
import io.semstream.model.explanation.ExplanationOutcome;
import io.semstream.model.explanation.ExplanationRequest;
import io.semstream.model.network.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: where in an image a model sees a category. */
@Command(name = "explain", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Shows where in an image a model sees a category: bright places speak for it.",
    "By class activation where the network ends in a global average pooling, else by covering one part after another."})
public final class ExplainCommand implements Callable<Integer> {

    @Option(names = "--bundle", required = true, paramLabel = "DIR", description = "model bundle")
    private Path bundle = Path.of("");

    @Parameters(paramLabel = "IMAGE", description = "TIFF, PNG, JPEG or BMP")
    private Path image = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the picture, FILE.png")
    private Path out = Path.of("");

    @Option(names = "--category", paramLabel = "NAME", description = "what to look for (default: the likeliest category)")
    private Optional<String> category = Optional.empty();

    @Option(names = "--method", paramLabel = "METHOD", description = "${COMPLETION-CANDIDATES} (default: the best the network allows)")
    private Optional<Explanation.Method> method = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        OutputFile picture = new OutputFile("--out", out, ".png");
        if (!Files.isRegularFile(image)) {
            throw new EvaluationProblem(image + ": no such file");
        }
        ModelBundle loaded = Bundles.load(bundle);
        byte[] file = Files.readAllBytes(image);
        try (Explainer explainer = Bundles.asked(() -> Explainer.open(loaded, Device.AUTO))) {
            switch (explained(explainer, file)) {
                case ExplanationOutcome.Rejected(String reason, String message) ->
                    throw new EvaluationProblem(image + " cannot be explained (" + reason + "): " + message);
                case ExplanationOutcome.Explained(Explanation found) -> {
                    picture.write(found.png());
                    tell(found);
                }
            }
        }
        return 0;
    }

    private ExplanationOutcome explained(Explainer explainer, byte[] file) {
        try {
            return explainer.explain(file, new ExplanationRequest(category, method));
        } catch (IllegalArgumentException wrongQuestion) {
            throw new EvaluationProblem(String.valueOf(wrongQuestion.getMessage()));
        }
    }

    private void tell(Explanation found) {
        spec.commandLine().getOut()
                .println(String.format(Locale.ROOT, "%s, score %.3f: wrote its %s to %s", found.category(), found.score(),
                        found.method().title(), out));
        if (!(found.map().strongest() > 0)) {
            spec.commandLine().getOut().println("nothing in the frame speaks for this category, so the picture stays grey");
        }
        spec.commandLine().getOut().flush();
    }
}
