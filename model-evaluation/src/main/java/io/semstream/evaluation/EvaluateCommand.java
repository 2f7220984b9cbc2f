package io.semstream.evaluation;

import io.semstream.dataset.LastWord;
import io.semstream.evaluation.BundleEvaluation.Plan;
import io.semstream.evaluation.BundleEvaluation.Result;
import io.semstream.evaluation.DataOptions.Choice;
import io.semstream.evaluation.DataOptions.Chosen;
import io.semstream.evaluation.finding.Comparison;
import io.semstream.evaluation.finding.Findings;
import io.semstream.evaluation.judging.InstrumentNames;
import io.semstream.evaluation.judging.Subject;
import io.semstream.evaluation.report.Pictures;
import io.semstream.evaluation.report.Report;
import io.semstream.evaluation.report.ReportJson;
import io.semstream.evaluation.report.ReportPage;
import io.semstream.model.ModelBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evaluate}: how good a bundle is on images whose category is known. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Judges a model bundle on labelled images and writes one page that explains the result, and the same as JSON beside it.",
    "Two bundles are compared on the same images. Images go through the same engine as in serving.",
    "Exit code 1: done, but some files could not be judged (they are listed)."})
public final class EvaluateCommand implements Callable<Integer> {
    private static final int MOST_BUNDLES = 2;

    @Option(names = "--bundle", required = true, paramLabel = "DIR", description = "model bundle; twice for two side by side")
    private List<Path> bundles = List.of();

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(names = "--out-of-domain", paramLabel = "DIR", description = "folder of files that belong to no category; may be repeated")
    private List<Path> strangers = List.of();

    @Mixin
    private InstrumentOptions instruments = new InstrumentOptions();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the report, FILE.html; FILE.json is written beside it")
    private Path out = Path.of("");

    @Option(names = "--robustness-images", defaultValue = "200", paramLabel = "N", description = "most images that are also judged changed, in nine ways; 0 for none (default: ${DEFAULT-VALUE})")
    private int robustnessImages;

    @Option(names = "--mistakes", defaultValue = "12", paramLabel = "N", description = "most wrong answers that are shown with maps (default: ${DEFAULT-VALUE})")
    private int mistakes;

    @Option(names = "--seed", defaultValue = "1", description = "of the bootstrap (default: ${DEFAULT-VALUE})")
    private long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (var stopped = LastWord.of("stopped; no report was written", this::say)) {
            return evaluate();
        }
    }

    private int evaluate() throws IOException {
        if (bundles.size() > MOST_BUNDLES) {
            throw new EvaluationProblem("--bundle is given " + bundles.size() + " times; at most two can be compared");
        }
        if (robustnessImages < 0 || mistakes < 0) {
            throw new EvaluationProblem("--robustness-images and --mistakes must not be negative");
        }
        OutputFile page = new OutputFile("--out", out, ".html");
        List<ModelBundle> loaded = bundles.stream().map(Bundles::load).toList();
        Map<String, List<Subject>> strange = strange();
        InstrumentNames names = instruments.names(InstrumentOptions.By.METADATA);
        List<Result> results = new ArrayList<>();
        List<Chosen> chosen = new ArrayList<>();
        for (ModelBundle bundle : loaded) {
            chosen.add(data.chosen(bundle, Choice.TEST, names));
        }
        for (int i = 0; i < loaded.size(); i++) {
            Plan plan = new Plan(chosen.get(i).subjects(), strange, robustnessImages, mistakes, seed);
            results.add(new BundleEvaluation(loaded.get(i), plan, this::say).run());
        }
        return write(page, results, chosen);
    }

    private Map<String, List<Subject>> strange() throws IOException {
        Map<String, List<Subject>> found = new LinkedHashMap<>();
        for (Path folder : strangers) {
            found.put(folder.toString(), Strangers.in(folder));
        }
        return found;
    }

    private int write(OutputFile page, List<Result> results, List<Chosen> chosen) {
        Chosen data = chosen.getFirst();
        List<Findings> findings = results.stream().map(Result::findings).toList();
        Report report = new Report(InstantSource.system().instant(), data.data(), data.digest(),
                data.part() == Choice.ALL ? "all images" : "part " + data.part(), Cautions.of(chosen, findings), findings,
                comparison(results));
        page.write(new ReportPage(report, pictures(results)).html().getBytes(StandardCharsets.UTF_8));
        OutputFile.write(ReportJson.of(report).getBytes(StandardCharsets.UTF_8), page.sibling(".json"));
        findings.forEach(this::tell);
        say("wrote " + out + " and " + page.sibling(".json").getFileName());
        return findings.stream().anyMatch(found -> !found.unread().isEmpty()) ? 1 : 0;
    }

    private static Map<String, Map<String, Pictures>> pictures(List<Result> results) {
        return results.stream().collect(
                Collectors.toMap(result -> result.findings().bundle().digest(), Result::pictures, (first, again) -> first));
    }

    private Optional<Comparison> comparison(List<Result> results) {
        if (results.size() < 2) {
            return Optional.empty();
        }
        Result first = results.get(0);
        Result second = results.get(1);
        return Optional.of(Comparison.of(first.findings().bundle().title(), first.verdicts(), second.findings().bundle().title(),
                second.verdicts(), seed));
    }

    private void tell(Findings found) {
        found.unread().forEach(image -> say(image.image() + " is not counted: " + image.message()));
        say(String.format(Locale.ROOT,
                "%s: accuracy %.3f, macro F1 %.3f, calibration error %.3f, sets hold the truth %.3f (promised %.2f), %d images",
                found.bundle().title(), found.accuracy().value(), found.overGroups().macroF1().value(), found.meanings().error(),
                found.sets().coverage().value(), found.sets().promised(), found.images()));
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
