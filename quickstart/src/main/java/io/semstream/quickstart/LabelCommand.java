package io.semstream.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Labels what lies in a folder, through the same pipeline as everything else, and ends. */
@Command(name = "label", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Labels every image under DIR and writes a table. Nothing in DIR is changed.",
    "What an earlier run labelled is not computed again.",
    "Exit code: 0 all labelled, 1 some images could not be, 2 wrong usage, 3 could not run."})
final class LabelCommand implements Callable<Integer> {
    /** The files lie there already: what is broken now will not mend itself, and nothing is written beside them. */
    private static final Map<String, String> AT_REST = Map.of("semstream.agent.incomplete.wait", "1s", "semstream.agent.unknown.wait",
            "1s", "semstream.agent.empty.wait", "1s", "semstream.agent.companion.wait", "1s", "semstream.agent.canary", "false");

    @Parameters(paramLabel = "DIR", description = "folder with images (TIFF, PNG, JPEG, BMP), searched with all folders below it")
    private Path directory = Path.of("");

    @Option(names = {"-o",
        "--output"}, paramLabel = "FILE", defaultValue = "labels.csv", description = "where the table goes (default: ${DEFAULT-VALUE})")
    private Path output = Path.of("labels.csv");

    @Option(names = "--json", description = "print the results as JSON lines instead of a table")
    private boolean json;

    @Mixin
    private final LocalOptions local = new LocalOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.isDirectory(directory) ? directory.toRealPath() : directory.toAbsolutePath().normalize();
        Console console = Console.system();
        Labels.requireWritable(output);
        var plan = local.plan(List.of(new DeploymentPlan.WatchedFolder(folder, String.valueOf(folder.getFileName()))),
                OutcomeFeed.From.BEGINNING, AT_REST);
        var book = new RunBook(row -> {});
        var news = new FileNews(book);
        try (var deployment = LocalDeployment.start(plan, console, book::outcome, news)) {
            var settlement = new Settlement(deployment, console);
            boolean settled = settlement.await(deployment::caughtUp, () -> Console.bar(book.settled(), book.seen()));
            deployment.visitFiles(known -> {
                if (known.path().startsWith(folder) && Files.exists(known.path())) {
                    news.accept(known);
                }
            });
            settled &= settlement.await(() -> book.settled() == book.seen(), () -> Console.bar(book.settled(), book.seen()));
            if (!settled) {
                throw new DeploymentFailure("nothing moved for minutes, " + (book.seen() - book.settled()) + " images are still waiting");
            }
        }
        return report(folder, book, console);
    }

    private int report(Path folder, RunBook book, Console console) throws IOException {
        List<RunBook.Row> rows = book.rows().stream().sorted(Comparator.comparing(RunBook.Row::file)).toList();
        if (json) {
            rows.forEach(row -> console.line(Labels.json(folder, row)));
        } else if (!rows.isEmpty()) {
            console.line(OutcomeLine.HEADING);
            rows.forEach(row -> console.line(OutcomeLine.of(row)));
        }
        Labels.write(output, folder, rows);
        Balance balance = book.balance();
        console.note("balance: " + balance);
        console.note("table:   " + output.toAbsolutePath().normalize());
        return balance.failed() == 0 ? 0 : 1;
    }
}
