package io.semstream.trainer.alignment;

import io.semstream.micrograph.DecodeLimits;
import io.semstream.micrograph.DecodeOutcome;
import io.semstream.micrograph.MicrographReader;
import io.semstream.micrograph.alignment.Alignment;
import io.semstream.micrograph.alignment.AlignmentMethod;
import io.semstream.micrograph.alignment.LocalGradientOrientation;
import io.semstream.model.alignment.WireNetwork;
import io.semstream.trainer.attempt.Attempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code alignment measure}: images as a person has them. */
@Command(name = "measure", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Measures images and prints comma-separated values: file, method, aligned fraction, its standard error, direction and spread in degrees, coherency.",
    "The direction counts counter-clockwise from the image's x axis. Empty values: nothing is aligned, or nothing has a direction.",
    "Exit code: 0 done, 1 done but some files are no readable images, 2 wrong usage."})
final class MeasureCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "images, or folders of images")
    private List<Path> files = List.of();

    @Option(names = "--network", paramLabel = "FILE", description = "a regression network instead of the shipped one")
    private Optional<Path> network = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    private final MicrographReader reader = new MicrographReader(DecodeLimits.standard());

    @Override
    public Integer call() {
        return Attempt.of(spec.commandLine(), this::measure, Set.of(AlignmentProblem.class));
    }

    private int measure() throws IOException {
        WireNetwork trained = Networks.of(network);
        List<AlignmentMethod> methods = List.of(new LocalGradientOrientation(), trained);
        for (Path file : files) {
            AlignmentProblem.require(Files.exists(file), file + ": no such file or folder");
        }
        spec.commandLine().getOut().println("file,method,aligned_fraction,standard_error,direction_degrees,spread_degrees,coherency");
        boolean allRead = true;
        for (Path given : files) {
            try (Stream<Path> found = Files.walk(given)) {
                for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
                    allRead &= measure(file, methods, given.equals(file));
                }
            }
        }
        return allRead ? 0 : 1;
    }

    /** False for what was named and cannot be read; what merely lies in a folder may be anything. */
    private boolean measure(Path file, List<AlignmentMethod> methods, boolean named) throws IOException {
        return switch (reader.read(Files.readAllBytes(file))) {
            case DecodeOutcome.Decoded decoded -> {
                methods.forEach(method -> print(file, method, method.measure(decoded.micrograph().specimen())));
                yield true;
            }
            case DecodeOutcome.Undecodable undecodable -> {
                spec.commandLine().getErr().println("semstream: " + file + " is left out: " + undecodable.message());
                yield !named;
            }
        };
    }

    private void print(Path file, AlignmentMethod method, Optional<Alignment> found) {
        String numbers = found.map(a -> String.format(Locale.ROOT, "%.3f,%.3f,%s,%s,%.3f", a.alignedFraction(), a.standardError(),
                text(a.directionDegrees()), text(a.spreadDegrees()), a.coherency())).orElse(",,,,");
        String name = file.toString();
        String quoted = name.contains(",") || name.contains("\"") ? '"' + name.replace("\"", "\"\"") + '"' : name;
        spec.commandLine().getOut().println(quoted + "," + method.name() + "-" + method.version() + "," + numbers);
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.1f", value.getAsDouble()) : "";
    }
}
