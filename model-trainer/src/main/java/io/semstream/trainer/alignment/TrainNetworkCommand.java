package io.semstream.trainer.alignment;

import io.semstream.model.WireNetworkFile;
import io.semstream.model.alignment.WireExample;
import io.semstream.model.alignment.WireNetwork;
import io.semstream.model.alignment.WireTraining;
import io.semstream.simulator.wires.RenderedWires;
import io.semstream.simulator.wires.WireRenderer;
import io.semstream.simulator.wires.WireScene;
import io.semstream.trainer.attempt.Attempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alignment train}: the regression network, from rendered wires alone. */
@Command(name = "train", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Trains the regression network on rendered wires and writes its weights.",
    "One image in ten is not trained on; the error on those goes into the file and to every measurement."})
final class TrainNetworkCommand implements Callable<Integer> {
    private static final int WIDTH = 512;
    private static final int HEIGHT = 384;
    private static final int HELD = 10;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the weights; must not exist yet")
    private Path out = Path.of("");

    @Option(names = "--images", defaultValue = "2000", paramLabel = "N", description = "rendered images (default: ${DEFAULT-VALUE})")
    private int images;

    @Option(names = "--epochs", defaultValue = "12", paramLabel = "N", description = "times each image is seen (default: ${DEFAULT-VALUE})")
    private int epochs;

    @Option(names = "--seed", defaultValue = "1", description = "of images, their order and the first weights (default: ${DEFAULT-VALUE})")
    private long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() {
        return Attempt.of(spec.commandLine(), this::train, Set.of(AlignmentProblem.class));
    }

    private int train() throws IOException {
        AlignmentProblem.require(images >= 2 * HELD, "--images must be at least " + 2 * HELD);
        AlignmentProblem.require(epochs >= 1, "--epochs must be at least 1");
        AlignmentProblem.require(Files.notExists(out), "--out " + out + " is already there; choose another file");
        Path folder = out.toAbsolutePath().getParent();
        AlignmentProblem.require(folder != null && Files.isDirectory(folder), "--out " + out + ": its folder does not exist");
        say("rendering " + images + " images");
        var renderer = new WireRenderer();
        List<WireExample> examples = IntStream.range(0, images).parallel().mapToObj(i -> example(renderer, i)).toList();
        int held = images / HELD;
        WireNetwork network = new WireTraining(epochs, seed, this::say).train(examples.subList(held, images), examples.subList(0, held));
        WireNetworkFile.write(network, out);
        say(String.format(Locale.ROOT, "wrote %s; root mean square error of the fraction on %d images not trained on: %.3f", out, held,
                network.matrix()[0][0]));
        return 0;
    }

    private WireExample example(WireRenderer renderer, int i) {
        RenderedWires wires = renderer.render(WireScene.any(WIDTH, HEIGHT, seed * 1_000_003 + i));
        return WireExample.of(wires.image(), wires.alignedFraction(), wires.directionDegrees());
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
