package io.semstream.dataset.command;

import io.semstream.dataset.DatasetFile;
import io.semstream.dataset.DatasetProblem;
import io.semstream.dataset.DatasetStore;
import io.semstream.dataset.Entry;
import io.semstream.dataset.LastWord;
import io.semstream.dataset.origin.Candidates;
import io.semstream.dataset.origin.CsvOrigin;
import io.semstream.dataset.origin.FolderOrigin;
import io.semstream.dataset.origin.ReviewOrigin;
import io.semstream.dataset.origin.TarOrigin;
import io.semstream.dataset.report.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code dataset import}. */
@Command(name = "import", mixinStandardHelpOptions = true, sortOptions = false, description = {"Makes a data set of labelled images.",
    "Each FROM is a folder of categories, a tar archive named after its category (.tar, .tar.gz), or a CSV table with the columns path and category",
    "and optionally source, group, sample and session. Images stay where they are; those of archives and of the topics are put into DIR/images.",
    "Exit code: 0 done, 1 done but some files cannot be read, 2 something has to be mended first."})
final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FROM", arity = "0..*", description = "folder of categories, CATEGORY.tar, CATEGORY.tar.gz or table.csv; may be repeated")
    private List<Path> origins = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder of the data set")
    private Path out = Path.of("");

    @Option(names = "--reviews", description = "also the images that people have reviewed, from the topics and the object store")
    private boolean reviews;

    @Option(names = "--config", paramLabel = "FILE", description = "where broker, registry and store are, properties or YAML; may be repeated (with --reviews)")
    private List<Path> configs = new ArrayList<>();

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "one of these settings; may be repeated (default: the stack that runs on this machine)")
    private List<String> sets = new ArrayList<>();

    @Option(names = "--add", description = "add to the data set that is in DIR")
    private boolean add;

    @Option(names = "--replace", description = "take the place of the data set that is in DIR; images that are in both keep their part of the split")
    private boolean replace;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private DatasetCommand parent;

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var terminal = new Terminal(spec);
        requireSensible();
        Path folder = realFolder();
        DatasetFile dataset;
        try (var stopped = LastWord.of("stopped; dataset.json was not written, the same command begins again", terminal::progress)) {
            dataset = imported(folder, terminal);
        }
        DatasetStore.write(folder, dataset);
        return told(dataset, terminal);
    }

    private DatasetFile imported(Path folder, Terminal terminal) throws IOException, InterruptedException {
        List<Candidates> found = candidates(folder, terminal);
        found.forEach(origin -> origin.notes().forEach(terminal::progress));
        var imported = Opened.inspection(terminal::progress).entries(folder,
                found.stream().flatMap(origin -> origin.images().stream()).toList());
        var categories = new TreeSet<String>();
        found.forEach(origin -> categories.addAll(origin.categories()));
        Optional<DatasetFile> former = DatasetStore.isIn(folder) ? Optional.of(DatasetStore.read(folder)) : Optional.empty();
        return Merge.of(former, categories, imported, add);
    }

    private void requireSensible() {
        if (origins.isEmpty() && !reviews) {
            throw new DatasetProblem("nothing to import: give a folder of categories, CATEGORY.tar or table.csv, or --reviews");
        }
        if (add && replace) {
            throw new DatasetProblem("--add and --replace exclude each other");
        }
        if (DatasetStore.isIn(out) && !add && !replace) {
            throw new DatasetProblem("there is a data set in " + out + " already; --add adds to it, --replace takes its place");
        }
        origins.stream().filter(origin -> !Files.exists(origin)).findFirst().ifPresent(origin -> {
            throw new DatasetProblem("no file or folder " + origin);
        });
    }

    private Path realFolder() {
        try {
            return Files.createDirectories(out).toRealPath();
        } catch (IOException failed) {
            throw new DatasetProblem("cannot make the folder " + out + " (" + failed.getMessage() + "); choose another with --out");
        }
    }

    private List<Candidates> candidates(Path folder, Terminal terminal) throws IOException {
        List<Candidates> found = new ArrayList<>();
        for (Path origin : origins) {
            found.add(candidates(origin, folder, terminal));
        }
        if (reviews) {
            found.add(ReviewOrigin.fetch(arguments(), folder, terminal::progress));
        }
        return found;
    }

    private static Candidates candidates(Path origin, Path folder, Terminal terminal) throws IOException {
        if (Files.isDirectory(origin)) {
            return FolderOrigin.list(origin);
        }
        if (TarOrigin.isArchive(origin)) {
            return TarOrigin.unpack(origin, folder, terminal::progress);
        }
        if (origin.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            return CsvOrigin.list(origin);
        }
        throw new DatasetProblem(origin + " is neither a folder of categories nor CATEGORY.tar, CATEGORY.tar.gz or a .csv table");
    }

    private List<String> arguments() {
        if (configs.isEmpty() && sets.isEmpty()) {
            return parent.nearby();
        }
        List<String> arguments = new ArrayList<>();
        configs.forEach(file -> arguments.addAll(List.of("--config", file.toString())));
        sets.forEach(set -> arguments.addAll(List.of("--set", set)));
        return arguments;
    }

    private int told(DatasetFile dataset, Terminal terminal) {
        for (Counts counts : Counts.perCategory(dataset)) {
            terminal.result(String.format(Locale.ROOT, "%-32s %,7d images%s", counts.category(), counts.usable(),
                    counts.others() > 0 ? ", " + counts.others() + " more unreadable or left out" : ""));
        }
        long unreadable = dataset.images().stream().filter(image -> image.unreadable().isPresent()).count();
        long usable = dataset.images().stream().filter(Entry::isUsable).count();
        terminal.result(
                String.format(Locale.ROOT, "wrote %s: %,d images in %d categories%s, digest %s", out.resolve(DatasetFile.NAME), usable,
                        dataset.categories().size(), unreadable > 0 ? ", " + unreadable + " files cannot be read" : "",
                        dataset.digest().substring(0, 12)));
        terminal.result("next: semstream dataset check " + out);
        return unreadable > 0 ? 1 : 0;
    }
}
