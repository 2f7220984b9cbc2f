package io.semstream.trainer;

import io.semstream.dataset.DatasetProblem;
import io.semstream.dataset.LastWord;
import io.semstream.model.BundleCard;
import io.semstream.model.BundleContent;
import io.semstream.model.BundleNotWritten;
import io.semstream.model.BundleWriter;
import io.semstream.model.InvalidBundle;
import io.semstream.model.network.InputContract;
import io.semstream.model.network.NetworkUnavailable;
import io.semstream.trainer.architecture.Architecture;
import io.semstream.trainer.architecture.PlanTable;
import io.semstream.trainer.architecture.Precision;
import io.semstream.trainer.architecture.WeightsProblem;
import io.semstream.trainer.training.BackboneTuning;
import io.semstream.trainer.training.Hyperparameters;
import io.semstream.trainer.training.InputSize;
import io.semstream.trainer.training.Interrupted;
import io.semstream.trainer.training.RunProblem;
import io.semstream.trainer.training.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train}: from labelled images to a calibrated bundle, by a head on a fixed backbone or by training a whole network. */
@Command(name = "train", sortOptions = false, description = {
    "Trains a classifier on labelled images and writes a calibrated model bundle.",
    "Images come from a data set (semstream dataset) or lie in one folder for each category. A linear head is trained on a fixed network, in",
    "minutes; with --architecture or --mode fine-tune a whole network is trained. In a folder of categories the part",
    "of a file's name before the first underscore is its source; every number is measured on images of sources apart."})
public final class TrainCommand implements Callable<Integer> {
    private static final int HEAD_EDGE = 224;
    private static final int PUBLISHED_CATEGORIES = 1000;
    private static final int INTERRUPTED = 130;

    /** By itself: the other standard option, --version, is the bundle's here. */
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help message and exit")
    @SuppressWarnings("UnusedVariable") // the command line acts on it
    private boolean help;

    @Option(names = "--data", paramLabel = "DIR", description = "data set, or folder of categories; may be repeated")
    private List<Path> data = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "the new bundle; must not exist yet")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--backbone", paramLabel = "FILE", description = "TorchScript, grey [B,1,H,W] in 0..1 to an embedding [B,D]; the model.pt of a bundle will do (default for a head: the starter bundle's)")
    private Optional<Path> backbone = Optional.empty();

    @Option(names = "--name", defaultValue = "starter", description = "name of the bundle (default: ${DEFAULT-VALUE})")
    private String name = "starter";

    @Option(names = "--version", defaultValue = "1", description = "version of the bundle (default: ${DEFAULT-VALUE})")
    private String version = "1";

    @Option(names = "--coverage", defaultValue = "0.9", description = "share of prediction sets that shall hold the truth (default: ${DEFAULT-VALUE})")
    private double coverage;

    @Option(names = "--seed", defaultValue = "1", description = "of everything random; the same seed gives the same bundle on a processor (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--licence", defaultValue = "Apache-2.0", description = "of the bundle, an SPDX expression (default: ${DEFAULT-VALUE})")
    private String licence = "Apache-2.0";

    @Option(names = "--card", paramLabel = "FILE", description = "Markdown that goes into the bundle as its card, before the numbers")
    private Optional<Path> card = Optional.empty();

    @Mixin
    private final HeadOptions head = new HeadOptions();

    @Mixin
    private final NetworkOptions network = new NetworkOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    private final Optional<Path> usualBackbone;

    /** @param usualBackbone below a head where the command line names no network */
    public TrainCommand(Optional<Path> usualBackbone) {
        this.usualBackbone = usualBackbone;
    }

    @Override
    public Integer call() throws IOException {
        try {
            return run();
        } catch (DatasetProblem | WeightsProblem | RunProblem | InvalidBundle | NetworkUnavailable problem) {
            throw new TrainingProblem(String.valueOf(problem.getMessage()), problem);
        } catch (Interrupted stopped) {
            say(String.valueOf(stopped.getMessage()));
            return INTERRUPTED;
        }
    }

    private int run() throws IOException {
        if (network.listsRecipes()) {
            Recipes.lines().forEach(spec.commandLine().getOut()::println);
        } else if (network.describes()) {
            describe();
        } else {
            requireSensible();
            if (network.mode() == Mode.FEATURE_EXTRACTION) {
                trainHead();
            } else {
                trainNetwork(TrainingImages.read(data));
            }
        }
        return 0;
    }

    private void describe() {
        Architecture architecture = network.architecture()
                .orElseThrow(() -> new TrainingProblem("--describe needs --architecture or --recipe"));
        int categories = data.isEmpty() ? PUBLISHED_CATEGORIES : TrainingImages.read(data).categories().size();
        InputSize size = network.settings(seed).size();
        PlanTable.lines(architecture.plan(categories), size.height(), size.width()).forEach(spec.commandLine().getOut()::println);
    }

    private void requireSensible() {
        require(!data.isEmpty(), "--data is missing: give a data set, or a folder with one folder for each category");
        require(out.isPresent(), "--out is missing: give a folder for the new bundle");
        require(Files.notExists(target()),
                "--out " + target() + " is already there; a bundle never changes, choose another folder or version");
        require(coverage > 0 && coverage < 1, "--coverage must be between 0 and 1");
        head.requireSensible(network.mode());
        require(network.validation() > 0 && network.validation() < 1, "--validation must be between 0 and 1");
        backbone.ifPresent(file -> require(Files.isRegularFile(file), "--backbone " + file + ": no such file"));
        card.ifPresent(file -> require(Files.isRegularFile(file), "--card " + file + ": no such file"));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new TrainingProblem(otherwise);
        }
    }

    private Path target() {
        return out.orElseThrow();
    }

    private void trainHead() throws IOException {
        require(network.devices().isPlain(),
                "--device " + network.devices() + " is for training a whole network; a head takes auto, cpu or gpu");
        require(network.precision() == Precision.FULL,
                "--precision mixed is for training a whole network; a head is always trained in full precision");
        require(network.startFrom().isEmpty(), "--start-from goes with --mode fine-tune; a head is always trained anew");
        try (var fixed = FixedBackbone.of(backbone.or(this::usual), network);
                var stopped = LastWord.of("stopped before the bundle was written; a head is not resumed, the same command begins again",
                        this::say)) {
            int edge = network.size().map(TrainCommand::square).or(() -> network.architecture().map(Architecture::edge)).orElse(HEAD_EDGE);
            HeadTraining training = head.training(fixed.file(), edge, network.device(), coverage, seed, this::say);
            if (head.tunes()) {
                BackboneTuning tuning = network.tuning(head.tuneSteps(), head.tuneFrom(), edge, seed);
                try (var tuned = TunedBackbone.of(fixed.file(), tuning, head.renderedWeight(), this::say)) {
                    TrainingImages images = TrainingImages.read(data);
                    write(training.run(images, tuned), images, edge, tuned.file(), "learned in " + tuning);
                }
            } else {
                TrainingImages images = TrainingImages.read(data);
                write(training.run(images), images, edge, fixed.file(), "as it was given");
            }
        }
    }

    private void write(HeadTrainer.Result result, TrainingImages images, int edge, Path file, String what) throws IOException {
        var text = new Card(images.categories(), result, images.images(), head.rendered(), what, images.digest()).markdown(introduction());
        write(result.bundle(name, version, images.categories(), InputContract.grey(edge, edge), file,
                new BundleCard(text, licence, images.digest(), result.metrics())));
    }

    /** Where no network is named at all. */
    private Optional<Path> usual() {
        Optional<Path> file = usualBackbone.filter(found -> network.architecture().isEmpty() && Files.isRegularFile(found));
        file.ifPresent(found -> say("on the network of " + found + "; --backbone gives another"));
        return file;
    }

    private static int square(InputSize size) {
        require(size.isSquare(), "--size " + size + ": a head is trained on square images, give one number");
        return size.width();
    }

    private void trainNetwork(TrainingImages images) throws IOException {
        Hyperparameters settings = network.settings(seed);
        NetworkTraining.Begin begin = Beginning.of(backbone, network, images.categories());
        Path work = workFolder();
        try (CtrlC interruption = CtrlC.watched(this::say)) {
            var result = new NetworkTraining(begin, images, settings, network, work, this::say).run(coverage, interruption);
            var text = new NetworkCard(images.categories(), result, settings, Beginning.describe(begin), images.digest());
            write(result.bundle(name, version, images.categories(),
                    new BundleCard(text.markdown(introduction()), licence, images.digest(), text.metrics())));
            NetworkTraining.discard(work);
        } catch (BundleNotWritten problem) {
            throw new TrainingProblem(problem.getMessage() + "; what was trained is kept in " + work + ", go on with --resume", problem);
        } catch (IOException failed) {
            throw new TrainingProblem("cannot go on with the training in " + work + " (" + failed.getMessage()
                    + "); see that its disk has room or give another folder with --work, then run the same command with --resume", failed);
        }
    }

    private Path workFolder() {
        Path work = network.work(target());
        boolean unfinished = TrainingRun.isUnfinished(work);
        require(!unfinished || network.resumes(),
                work + " holds an unfinished training; go on with --resume, or delete that folder to begin anew");
        if (network.resumes() && !unfinished) {
            say("nothing to resume in " + work + ", beginning anew");
        }
        return work;
    }

    private String introduction() throws IOException {
        return card.isPresent() ? Files.readString(card.get()) : "# " + name + "\n";
    }

    private void write(BundleContent content) {
        var bundle = BundleWriter.write(content, target());
        say("wrote " + target() + " (" + bundle.name() + " " + bundle.version() + ", digest " + bundle.digest().substring(0, 12) + ")");
    }

    /** Workers speak, too. */
    private synchronized void say(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
