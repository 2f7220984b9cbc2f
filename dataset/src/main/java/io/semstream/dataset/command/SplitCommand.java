package io.semstream.dataset.command;

import io.semstream.dataset.DatasetFile;
import io.semstream.dataset.DatasetProblem;
import io.semstream.dataset.DatasetStore;
import io.semstream.dataset.Entry;
import io.semstream.dataset.Part;
import io.semstream.dataset.SplitRule;
import io.semstream.dataset.report.Counts;
import io.semstream.dataset.split.KeepTogether;
import io.semstream.dataset.split.Splitter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dataset split}. */
@Command(name = "split", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Fixes which images are learned from, which validate and which test, category by category, and writes it into dataset.json.",
    "Images that belong together are never torn apart. Run again after images were added, it leaves the others where they are.",
    "Exit code: 0 done, 2 something has to be mended first."})
final class SplitCommand implements Callable<Integer> {
    private static final double LARGE = 0.5;

    @Parameters(paramLabel = "DIR", description = "folder of a data set")
    private Path folder = Path.of("");

    @Option(names = "--shares", defaultValue = "70,15,15", paramLabel = "T,V,T", description = "parts of training, validation and test (default: ${DEFAULT-VALUE})")
    private String shares = "";

    @Option(names = "--seed", defaultValue = "1", description = "another one gives another split (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--keep-together", defaultValue = "near-duplicates,source,sample,session", paramLabel = "WHAT,...", description = "what images of one side have in common, or none (default: ${DEFAULT-VALUE}); exact copies and groups of a table always stay together")
    private String keepTogether = "";

    @Option(names = "--afresh", description = "forget the present split")
    private boolean afresh;

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() {
        var terminal = new Terminal(spec);
        SplitRule rule = rule();
        DatasetFile former = DatasetStore.read(folder);
        requireSameRule(former, rule);
        Splitter.Outcome outcome = Splitter.split(former, rule, afresh);
        if (outcome.dataset().images().stream().noneMatch(image -> image.part().isPresent())) {
            throw new DatasetProblem("no usable image in " + folder + "; see: semstream dataset check " + folder);
        }
        DatasetStore.write(folder, outcome.dataset());
        tell(outcome, terminal);
        return 0;
    }

    private void requireSameRule(DatasetFile former, SplitRule rule) {
        former.split().filter(present -> !present.equals(rule) && !afresh).ifPresent(present -> {
            throw new DatasetProblem(String.format(Locale.ROOT,
                    "%s is split by another rule: --shares %.4g,%.4g,%.4g --seed %d --keep-together %s; give the same, or --afresh to split it anew",
                    folder,
                    100 * present.train(), 100 * present.validation(), 100 * present.test(), present.seed(),
                    present.keepTogether().isEmpty() ? "none" : String.join(",", present.keepTogether())));
        });
    }

    private SplitRule rule() {
        String[] texts = shares.split(",", -1);
        try {
            double[] numbers = Arrays.stream(texts).mapToDouble(Double::parseDouble).toArray();
            double sum = Arrays.stream(numbers).sum();
            if (numbers.length == 3 && sum > 0) {
                return SplitRule.of(seed, numbers[0] / sum, numbers[1] / sum, numbers[2] / sum, keep());
            }
        } catch (IllegalArgumentException wrong) {
            // told below, like too few numbers
        }
        throw new DatasetProblem(
                "--shares " + shares + ": expected three numbers of 0 or more with commas between, training above 0, such as 70,15,15");
    }

    private List<String> keep() {
        return keepTogether.isBlank() || keepTogether.equals("none")
                ? List.of()
                : Arrays.stream(keepTogether.split(",")).map(KeepTogether::named).map(KeepTogether::label).toList();
    }

    private void tell(Splitter.Outcome outcome, Terminal terminal) {
        DatasetFile dataset = outcome.dataset();
        terminal.result(
                String.format(Locale.ROOT, "%-32s %7s %7s %18s %18s %18s", "category", "images", "groups", "train", "validation", "test"));
        Counts.perCategory(dataset).forEach(counts -> terminal.result(row(counts)));
        terminal.result(row(Counts.all(dataset)));
        leftOut(dataset).ifPresent(terminal::result);
        largeGroups(dataset).forEach(terminal::result);
        if (outcome.moved() > 0) {
            terminal.result(outcome.moved() + " images are in another part than before, because new images connect groups that were apart");
        }
        terminal.result("wrote " + folder.resolve(DatasetFile.NAME) + ", digest " + dataset.digest());
    }

    private static String row(Counts counts) {
        return String.format(Locale.ROOT, "%-32s %7d %7d %18s %18s %18s", counts.category(), counts.usable(), counts.groups(),
                part(counts, Part.TRAIN),
                part(counts, Part.VALIDATION), part(counts, Part.TEST));
    }

    private static String part(Counts counts, Part part) {
        return String.format(Locale.ROOT, "%d (%.1f %%)", counts.in(part), 100 * counts.share(part));
    }

    private static Optional<String> leftOut(DatasetFile dataset) {
        long count = dataset.images().stream().filter(image -> !image.isUsable()).count();
        return count == 0
                ? Optional.empty()
                : Optional.of(
                        count + " images are in no part: unreadable, copies, or in two categories (semstream dataset check tells which)");
    }

    /** Shares cannot be reached where a category is mostly one group. */
    private static List<String> largeGroups(DatasetFile dataset) {
        Map<String, Map<String, Long>> groups = dataset.images().stream().filter(Entry::isUsable).collect(
                Collectors.groupingBy(Entry::category, TreeMap::new,
                        Collectors.groupingBy(image -> image.group().orElse(""), Collectors.counting())));
        return groups.entrySet().stream().flatMap(category -> {
            long all = category.getValue().values().stream().mapToLong(Long::longValue).sum();
            long largest = category.getValue().values().stream().mapToLong(Long::longValue).max().orElse(0);
            return largest > 1 && largest > LARGE * all
                    ? Stream.of("note: one group holds " + largest + " of the " + all + " images of " + category.getKey()
                            + "; its shares stay far from the wanted ones as long as all that is kept together (--keep-together)")
                    : Stream.<String>empty();
        }).toList();
    }
}
