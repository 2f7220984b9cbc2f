package io.semstream.trainer.alignment;

import io.semstream.micrograph.GrayPng;
import io.semstream.simulator.wires.RenderedWires;
import io.semstream.simulator.wires.WireRenderer;
import io.semstream.simulator.wires.WireScene;
import io.semstream.trainer.attempt.Attempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alignment render}: wires with known truth, as files. */
@Command(name = "render", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Renders wires of which a known share is aligned, as PNG files of 1024 x 768, and writes truth.csv beside them."})
final class RenderCommand implements Callable<Integer> {
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "a folder that does not exist yet or is empty")
    private Path out = Path.of("");

    @Option(names = "--images", defaultValue = "11", paramLabel = "N", description = "images, their aligned fraction from 0 to 1 in equal steps (default: ${DEFAULT-VALUE})")
    private int images;

    @Option(names = "--spread", defaultValue = "5", paramLabel = "DEGREES", description = "standard deviation of the aligned wires' directions (default: ${DEFAULT-VALUE})")
    private double spread;

    @Option(names = "--cover", defaultValue = "0.35", description = "sum of the wires' areas as a share of the frame (default: ${DEFAULT-VALUE})")
    private double cover;

    @Option(names = "--diameter", defaultValue = "10", paramLabel = "PIXELS", description = "mean diameter of the wires (default: ${DEFAULT-VALUE})")
    private double diameter;

    @Option(names = "--blur", defaultValue = "0", paramLabel = "PIXELS", description = "radius of the beam's spot (default: ${DEFAULT-VALUE})")
    private double blur;

    @Option(names = "--noise", defaultValue = "0", description = "standard deviation as a share of the full scale (default: ${DEFAULT-VALUE})")
    private double noise;

    @Option(names = "--seed", defaultValue = "1", description = "the same seed gives the same images (default: ${DEFAULT-VALUE})")
    private long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() {
        return Attempt.of(spec.commandLine(), this::render, Set.of(AlignmentProblem.class));
    }

    private int render() throws IOException {
        AlignmentProblem.require(images >= 1, "--images must be at least 1");
        Folders.requireEmpty(out);
        var renderer = new WireRenderer();
        var truth = new StringBuilder("file,aligned_fraction,direction_degrees,wires\n");
        for (int i = 0; i < images; i++) {
            RenderedWires wires = renderer.render(scene(i));
            String name = String.format(Locale.ROOT, "wires_%03d.png", i);
            Files.createDirectories(out);
            Files.write(out.resolve(name), GrayPng.of(wires.image()));
            truth.append(String.format(Locale.ROOT, "%s,%.4f,%.2f,%d%n", name, wires.alignedFraction(), wires.directionDegrees(),
                    wires.wires()));
        }
        Files.writeString(out.resolve("truth.csv"), truth);
        spec.commandLine().getErr().println("wrote " + images + " images and truth.csv to " + out);
        return 0;
    }

    private WireScene scene(int i) {
        double fraction = images == 1 ? 0.5 : (double) i / (images - 1);
        try {
            return WireScene.clean(fraction, (37.0 * i + 11 * seed % 180) % 180, seed * 1_000_003 + i).spread(spread)
                    .wires(cover, diameter, 25, 0).taken(blur, noise);
        } catch (IllegalArgumentException e) {
            throw new AlignmentProblem("such wires cannot be rendered: " + e.getMessage());
        }
    }
}
