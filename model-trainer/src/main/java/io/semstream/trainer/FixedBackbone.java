package io.semstream.trainer;

import io.semstream.trainer.architecture.Architecture;
import io.semstream.trainer.architecture.GivenWeights;
import io.semstream.trainer.architecture.Initialisation;
import io.semstream.trainer.architecture.Plan;
import io.semstream.trainer.architecture.TorchArchive;
import io.semstream.trainer.architecture.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The network below a head: a file that was given, or one that is made of an architecture and pretrained weights and deleted afterwards. */
record FixedBackbone(Path file, boolean made) implements AutoCloseable {

    static FixedBackbone of(Optional<Path> given, NetworkOptions options) throws IOException {
        if (given.isPresent()) {
            return new FixedBackbone(given.get(), false);
        }
        Architecture architecture = options.architecture().orElseThrow(() -> new TrainingProblem(
                "nothing to train: give --backbone FILE, or --architecture NAME (for feature extraction with --weights FILE)"));
        Path weights = options.weights().orElseThrow(() -> new TrainingProblem("feature extraction with " + architecture
                + " needs pretrained weights: give them with --weights FILE (nothing is downloaded), or train it with --mode scratch"));
        Path file = Files.createTempFile("backbone", ".pt");
        try (WeightsFile numbers = WeightsFile.open(weights)) {
            Plan plan = architecture.plan(2).headless();
            TorchArchive.backbone(plan).write(GivenWeights.forPlan(plan, numbers, new Initialisation(0)), file);
            return new FixedBackbone(file, true);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (made) {
            Files.deleteIfExists(file);
        }
    }
}
