package io.semstream.evaluation;

import io.semstream.dataset.LastWord;
import io.semstream.evaluation.DataOptions.Choice;
import io.semstream.evaluation.DataOptions.Chosen;
import io.semstream.evaluation.judging.Answer;
import io.semstream.evaluation.judging.Answer.Judged;
import io.semstream.evaluation.judging.InstrumentNames;
import io.semstream.evaluation.judging.Judge;
import io.semstream.model.BundleWriter;
import io.semstream.model.ModelBundle;
import io.semstream.model.calibration.Calibration;
import io.semstream.model.calibration.InstrumentConformal;
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

/** {@code calibrate}: the same network with a calibration fitted to held-out images, as a new bundle. */
@Command(name = "calibrate", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Fits temperature, thresholds of the prediction sets (of single instruments too) and the out-of-domain limit",
    "to images the network was not trained on, and writes a new bundle. The network stays as it is.",
    "Instruments must be named as in the agents' settings: name them by --instruments or --instrument-by."})
public final class CalibrateCommand implements Callable<Integer> {
    private static final int FEWEST_IMAGES = 20;

    @Option(names = "--bundle", required = true, paramLabel = "DIR", description = "the bundle to start from; it is left as it is")
    private Path bundle = Path.of("");

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "the new bundle; must not exist yet")
    private Path out = Path.of("");

    @Option(names = "--version", paramLabel = "VERSION", description = "of the new bundle (default: the old one with -calibrated)")
    private Optional<String> version = Optional.empty();

    @Option(names = "--coverage", defaultValue = "0.9", description = "share of prediction sets that shall hold the truth (default: ${DEFAULT-VALUE})")
    private double coverage;

    @Mixin
    private InstrumentOptions instruments = new InstrumentOptions();

    @Option(names = "--least-images-per-instrument", defaultValue = ""
            + InstrumentConformal.ENOUGH_IMAGES, paramLabel = "N", description = "an instrument with fewer shares the thresholds of all (default: ${DEFAULT-VALUE})")
    private int enough;

    @Option(names = "--known-share", defaultValue = "0.95", description = "share of images like these that must not be called out of domain (default: ${DEFAULT-VALUE})")
    private double knownShare;

    @Option(names = "--new-references", description = "find the reference points for out of domain anew, standardised, also where the bundle has some")
    private boolean newReferences;

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (var stopped = LastWord.of("stopped; no bundle was written", this::say)) {
            return calibrate();
        }
    }

    private int calibrate() throws IOException {
        requireSensible();
        ModelBundle loaded = Bundles.load(bundle);
        InstrumentNames names = instruments.names(InstrumentOptions.By.NONE);
        Chosen chosen = data.chosen(loaded, Choice.VALIDATION, names);
        List<Judged> heldOut;
        List<Judged> known = List.of();
        try (Judge judge = Bundles.asked(() -> Judge.keepingEmbeddings(loaded, this::say))) {
            heldOut = judged(judge.judge(chosen.subjects(), "judged"));
            if (heldOut.size() < FEWEST_IMAGES) {
                throw new EvaluationProblem("only " + heldOut.size() + " images can be judged; a calibration needs " + FEWEST_IMAGES
                        + " or more, and some hundreds to be any good");
            }
            if (chosen.part() == Choice.VALIDATION && (newReferences || loaded.calibration().outOfDomain().isEmpty())) {
                known = judged(judge.judge(data.part(loaded, Choice.TRAIN, names).subjects(), "reference points"));
            }
        }
        Cautions.ofCalibration(chosen, loaded.name() + " " + loaded.version(), loaded.head().isPresent())
                .forEach(caution -> say("caution: " + caution));
        Recalibration recalibration = new Recalibration(loaded, heldOut,
                new Recalibration.Wishes(coverage, enough, knownShare, newReferences));
        Calibration calibration = recalibration.calibration(known);
        CalibrationCard card = new CalibrationCard(loaded, calibration, recalibration.images(), chosen, enough);
        write(loaded, calibration, card);
        return 0;
    }

    private void requireSensible() {
        require(coverage > 0 && coverage < 1, "--coverage must be between 0 and 1");
        require(knownShare > 0 && knownShare <= 1, "--known-share must be above 0 and at most 1");
        require(enough >= 1, "--least-images-per-instrument must be at least 1");
        require(Files.notExists(out), "--out " + out + " is already there; a bundle never changes, choose another folder");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new EvaluationProblem(otherwise);
        }
    }

    private List<Judged> judged(List<Answer> answers) {
        answers.stream().filter(Answer.Unusable.class::isInstance).map(Answer.Unusable.class::cast)
                .forEach(unusable -> say(unusable.subject().file() + " is left out: " + unusable.message()));
        return answers.stream().filter(Judged.class::isInstance).map(Judged.class::cast).toList();
    }

    private void write(ModelBundle old, Calibration calibration, CalibrationCard card) {
        String next = version.orElse(old.version() + "-calibrated");
        try {
            ModelBundle written = BundleWriter.write(old.content().recalibrated(next, calibration, card.card()), out);
            card.lines().forEach(this::say);
            say("wrote " + out + " (" + written.name() + " " + written.version() + ", digest " + written.digest().substring(0, 12) + ")");
        } catch (IllegalArgumentException impossible) {
            throw new EvaluationProblem(String.valueOf(impossible.getMessage()));
        }
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
