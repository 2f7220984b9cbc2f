package io.semstream.trainer.alignment;

import io.semstream.micrograph.alignment.AlignmentMethod;
import io.semstream.micrograph.alignment.LocalGradientOrientation;
import io.semstream.simulator.wires.RenderedWires;
import io.semstream.simulator.wires.WireRenderer;
import io.semstream.simulator.wires.WireScene;
import io.semstream.trainer.attempt.Attempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alignment evaluate}: both methods against truth. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Measures rendered wires of known alignment by both methods, over noise and density.",
    "Writes alignment.html, a page with plots that needs nothing else, and alignment.json with every number."})
final class EvaluateCommand implements Callable<Integer> {
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "a folder that does not exist yet or is empty")
    private Path out = Path.of("");

    @Option(names = "--network", paramLabel = "FILE", description = "a regression network instead of the shipped one")
    private Optional<Path> network = Optional.empty();

    @Option(names = "--repeats", defaultValue = "2", paramLabel = "N", description = "images for each of six fractions under each condition (default: ${DEFAULT-VALUE})")
    private int repeats;

    @Option(names = "--seed", defaultValue = "1", description = "the same seed gives the same images (default: ${DEFAULT-VALUE})")
    private long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() {
        return Attempt.of(spec.commandLine(), this::evaluate, Set.of(AlignmentProblem.class));
    }

    private int evaluate() throws IOException {
        AlignmentProblem.require(repeats >= 1, "--repeats must be at least 1");
        Folders.requireEmpty(out);
        List<AlignmentMethod> methods = List.of(new LocalGradientOrientation(), Networks.of(network));
        List<Measured> all = Condition.all().stream().flatMap(condition -> measured(condition, methods)).toList();
        Files.createDirectories(out);
        Files.writeString(out.resolve("alignment.json"), new AlignmentReport(all).json());
        Files.writeString(out.resolve("alignment.html"), new AlignmentReport(all).html());
        say("wrote alignment.html and alignment.json to " + out);
        return 0;
    }

    private Stream<Measured> measured(Condition condition, List<AlignmentMethod> methods) {
        var renderer = new WireRenderer();
        List<Measured> found = condition.scenes(repeats, seed).parallelStream()
                .flatMap(scene -> measured(condition, renderer, scene, methods))
                .toList();
        methods.forEach(method -> say(condition.title() + ": "
                + Summary.of(found.stream().filter(measured -> measured.method().equals(method.name())).toList()).sentence(method.name())));
        return found.stream();
    }

    private static Stream<Measured> measured(Condition condition, WireRenderer renderer, WireScene scene, List<AlignmentMethod> methods) {
        RenderedWires wires = renderer.render(scene);
        return methods.stream().map(method -> Measured.of(condition, method.name(), wires, method.measure(wires.image())));
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
