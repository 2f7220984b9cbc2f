package io.semstream.trainer.training;

import ai.djl.Device;
import io.semstream.model.network.Libtorch;
import io.semstream.model.network.LinearHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A run from its beginning or its last checkpoint to its end. On a processor the same settings and images give the same network, also when the run was interrupted in
 * between. Memory: the network, its gradients and moments, what autograd keeps of one batch, and four batches of pixels.
 */
public final class TrainingRun {
    private static final String CHECKPOINT = "checkpoint.zip";
    private static final String BEST = "best.zip";
    private static final String MODULE = "module.pt";
    private static final long SAY_EVERY_NANOS = Duration.ofSeconds(30).toNanos();

    private final Path work;
    private final Hyperparameters settings;
    private final TrainingDevices devices;
    private final Duration checkpointEvery;
    private final Interruption interruption;
    private final Consumer<String> progress;

    /**
     * @param work
     *            folder for checkpoints; exists
     * @param checkpointEvery
     *            at the latest; there is one after every epoch, too
     */
    public TrainingRun(Path work, Hyperparameters settings, TrainingDevices devices, Duration checkpointEvery, Interruption interruption,
            Consumer<String> progress) {
        this.work = work;
        this.settings = settings;
        this.devices = devices;
        this.checkpointEvery = checkpointEvery;
        this.interruption = interruption;
        this.progress = progress;
    }

    /** Images to learn from and to decide by, as numbers of prepared images. */
    public record Images(PreparedImages pixels, int[] categories, int categoryCount, List<Integer> training, List<Integer> validation) {
        public Images {
            training = List.copyOf(training);
            validation = List.copyOf(validation);
        }

        int[] perCategory() {
            int[] counts = new int[categoryCount];
            training.forEach(index -> counts[categories[index]]++);
            return counts;
        }
    }

    /**
     * The best network of a run.
     *
     * @param module
     *            TorchScript; the caller may move it
     * @param imagesPerSecond
     *            that were learned since the run was begun or taken up, validation and checkpoints not counted
     */
    public record Outcome(Path module, Optional<LinearHead> head, int bestEpoch, int epochs, double bestMacroF1, double imagesPerSecond) {}

    /** Whether there is a run to resume. */
    public static boolean isUnfinished(Path work) {
        return Files.exists(work.resolve(CHECKPOINT));
    }

    /** Deletes what runs keep in their folder. */
    public static void discard(Path work) throws IOException {
        for (String name : List.of(CHECKPOINT, BEST, MODULE, CHECKPOINT + ".draft", BEST + ".draft")) {
            Files.deleteIfExists(work.resolve(name));
        }
    }

    /**
     * @param module
     *            TorchScript to begin with
     * @param identity
     *            what else the run depends on, such as the data set's digest; a run is resumed only with the same
     */
    public Outcome run(Path module, Images images, Map<String, String> identity) throws IOException {
        Map<String, String> all = new java.util.TreeMap<>(settings.settings());
        all.putAll(identity);
        List<Device> on = devices.on(Libtorch.load());
        requireShares(on.size());
        all.put("devices that share a batch", Integer.toString(on.size()));
        Path checkpoint = work.resolve(CHECKPOINT);
        boolean resumed = Files.exists(checkpoint);
        Position position = resumed ? Checkpoint.position(checkpoint) : Position.begin(all);
        Checkpoint.requireSame(position, all);
        try (Trainee trainee = trainee(resumed ? Optional.of(checkpoint) : Optional.empty(), module, images, on)) {
            if (resumed) {
                progress.accept("going on with epoch " + (position.epoch() + 1) + ", batch " + (position.batch() + 1));
            }
            Estimate estimate = new Estimate();
            Position end = epochs(position, trainee, images, estimate);
            return outcome(end, module, images, on, estimate.learnedPerSecond());
        }
    }

    private void requireShares(int count) {
        if (settings.batch() < 2 * count) {
            throw new RunProblem("--batch " + settings.batch() + " is too small for " + count
                    + " devices that share it: each needs two images or more, because batch normalisation needs company");
        }
    }

    private Trainee trainee(Optional<Path> checkpoint, Path begin, Images images, List<Device> on) throws IOException {
        Path module = begin;
        if (checkpoint.isPresent()) {
            module = work.resolve(MODULE);
            Checkpoint.extractModel(checkpoint.get(), module);
        }
        Trainee trainee = new Trainee(module, settings, settings.classWeights().weights(images.perCategory()), on);
        if (checkpoint.isPresent()) {
            Checkpoint.restore(checkpoint.get(), trainee);
        }
        return trainee;
    }

    private Position epochs(Position begin, Trainee trainee, Images images, Estimate estimate) throws IOException {
        Position position = begin;
        while (position.epoch() < settings.epochs() && !isEnough(position)) {
            position = epoch(position, trainee, images, estimate);
            double loss = position.lossSum() / Math.max(1, position.batch());
            Confusion confusion = judge(trainee, images);
            Position next = position.nextEpoch(confusion.macroF1());
            if (next.bestEpoch() == position.epoch()) {
                Checkpoint.write(work.resolve(BEST), next, trainee);
            }
            Checkpoint.write(work.resolve(CHECKPOINT), next, trainee);
            progress.accept(String.format(Locale.ROOT,
                    "epoch %d of %d at %s px: loss %.4f, validation accuracy %.3f, macro-F1 %.3f (best %.3f in epoch %d); %s",
                    position.epoch() + 1, settings.epochs(), settings.sizeOf(position.epoch()), loss, confusion.accuracy(),
                    confusion.macroF1(), next.bestMacroF1(), next.bestEpoch() + 1, estimate.left(remaining(next, images))));
            position = next;
        }
        return position;
    }

    private boolean isEnough(Position position) {
        boolean enough = settings.patience() > 0 && position.epoch() - 1 - position.bestEpoch() >= settings.patience();
        if (enough) {
            progress.accept("stopped: no better macro-F1 for " + settings.patience() + " epochs");
        }
        return enough;
    }

    private Position epoch(Position begin, Trainee trainee, Images images, Estimate estimate) throws IOException {
        InputSize size = settings.sizeOf(begin.epoch());
        List<List<Integer>> batches = EpochOrder.batches(images.training(), settings.batch(), settings.seed(), begin.epoch());
        long epochSeed = settings.seed() * 10_007 + begin.epoch();
        long warmup = Math.round(settings.warmupEpochs() * batches.size());
        long steps = (long) settings.epochs() * batches.size();
        Position position = begin;
        long saved = System.nanoTime();
        long said = saved;
        try (BatchStream stream = BatchStream.varied(images.pixels(), index -> images.categories()[index], size,
                new Augmenter(settings.augment()), epochSeed, batches.subList(begin.batch(), batches.size()))) {
            while (stream.hasNext()) {
                long wished = System.nanoTime();
                Batch batch = stream.next();
                double rate = settings.learningRate() * settings.schedule().factor(position.step(), steps, warmup);
                position = position.after(trainee.learn(batch, position.step() + 1, rate));
                estimate.did(batch.size(), size, System.nanoTime() - wished);
                if (interruption.isAsked() || System.nanoTime() - saved > checkpointEvery.toNanos()) {
                    Checkpoint.write(work.resolve(CHECKPOINT), position, trainee);
                    saved = System.nanoTime();
                }
                stopIfAsked(position);
                if (System.nanoTime() - said > SAY_EVERY_NANOS) {
                    said = System.nanoTime();
                    progress.accept(String.format(Locale.ROOT, "epoch %d of %d: %d of %d batches, loss %.4f; %s", position.epoch() + 1,
                            settings.epochs(), position.batch(), batches.size(), position.lossSum() / position.batch(),
                            estimate.left(
                                    remaining(position, images) - Estimate.work(position.batch() * (double) settings.batch(), size))));
                }
            }
        }
        return position;
    }

    private void stopIfAsked(Position position) {
        if (interruption.isAsked()) {
            throw new Interrupted("stopped after batch " + position.batch() + " of epoch " + (position.epoch() + 1)
                    + "; the checkpoint is written, go on with --resume");
        }
    }

    private double remaining(Position position, Images images) {
        double work = 0;
        for (int epoch = position.epoch(); epoch < settings.epochs(); epoch++) {
            work += Estimate.work(images.training().size(), settings.sizeOf(epoch));
        }
        return work;
    }

    /** On the validation images, at the size of serving. */
    private Confusion judge(Trainee trainee, Images images) throws IOException {
        Confusion confusion = new Confusion(images.categoryCount());
        List<List<Integer>> batches = new ArrayList<>();
        for (int from = 0; from < images.validation().size(); from += settings.batch()) {
            batches.add(images.validation().subList(from, Math.min(from + settings.batch(), images.validation().size())));
        }
        try (BatchStream stream = BatchStream.plain(images.pixels(), index -> images.categories()[index], settings.size(), batches)) {
            while (stream.hasNext()) {
                Batch batch = stream.next();
                float[][] logits = trainee.logits(batch);
                for (int i = 0; i < logits.length; i++) {
                    confusion.add(batch.labels()[i], logits[i]);
                }
            }
        }
        return confusion;
    }

    private Outcome outcome(Position end, Path begin, Images images, List<Device> on, double imagesPerSecond) throws IOException {
        Path best = work.resolve(BEST);
        try (Trainee trainee = trainee(Optional.of(best), begin, images, on.subList(0, 1))) {
            return new Outcome(work.resolve(MODULE), trainee.head(), end.bestEpoch(), end.epoch(), end.bestMacroF1(), imagesPerSecond);
        }
    }
}
