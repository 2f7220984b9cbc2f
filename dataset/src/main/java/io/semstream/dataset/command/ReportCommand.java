package io.semstream.dataset.command;

import io.semstream.dataset.LastWord;
import io.semstream.dataset.inspection.Findings;
import io.semstream.dataset.report.ReportPage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dataset report}. */
@Command(name = "report", mixinStandardHelpOptions = true, sortOptions = false, description = "Writes one page, complete in itself, with numbers, problems, near-duplicates and a contact sheet of each category.")
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "folder of a data set, or a folder of categories")
    private Path folder = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "the page (default: DIR/dataset-report.html, or ./dataset-report.html for a folder of categories)")
    private Optional<Path> out = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var terminal = new Terminal(spec);
        try (var stopped = LastWord.of("stopped; no report was written", terminal::progress)) {
            Opened opened = Opened.of(folder, terminal::progress);
            Findings findings = opened.findings(false, terminal::progress);
            Path page = out.orElse((opened.isImported() ? folder : Path.of("")).resolve("dataset-report.html"));
            new ReportPage(opened.folder(), opened.dataset(), findings, Clock.systemUTC()).write(page, terminal::progress);
            terminal.result("wrote " + page + "; open it in a browser");
            return 0;
        }
    }
}
