package io.semstream.trainer;

import io.semstream.trainer.training.BackboneTuning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A backbone that learned, in a file that is deleted at the end; it always begins as the one that was given. */
record TunedBackbone(Path backbone, BackboneTuning tuning, double renderedWeight, Path file, Consumer<String> progress)
        implements
            AutoCloseable {

    static TunedBackbone of(Path backbone, BackboneTuning tuning, double renderedWeight, Consumer<String> progress) throws IOException {
        tuning.require(backbone);
        Path file = Files.createTempFile("backbone", ".pt");
        file.toFile().deleteOnExit(); // also after Ctrl-C
        return new TunedBackbone(backbone, tuning, renderedWeight, file, progress);
    }

    /**
     * The file is of a backbone that learned from these images alone, drawn as a head weighs them.
     *
     * @param unseen
     *            for people: sources that are not among them
     */
    void learn(List<Prepared> images, int categories, Set<String> unseen) throws IOException {
        var outcome = tuning.run(backbone,
                new BackboneTuning.Images(images.stream().map(Prepared::pixels).toList(),
                        images.stream().mapToInt(Prepared::category).toArray(), ExampleWeights.of(images, categories, renderedWeight),
                        categories),
                file);
        progress.accept(String.format(Locale.ROOT, "the network learned from %s: loss %.2f at first, %.2f at last",
                unseen.isEmpty() ? "all images" : "all but " + new TreeSet<>(unseen), outcome.firstLoss(), outcome.lastLoss()));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
