package io.semstream.dataset.command;

import io.semstream.dataset.LastWord;
import io.semstream.dataset.inspection.Findings;
import io.semstream.dataset.inspection.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dataset check}. */
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Tells what is wrong with a data set, file by file, and what to do.",
    "Exit code: 0 fit for training, 1 not fit, 2 there is no data set."})
final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "folder of a data set, or a folder of categories")
    private Path folder = Path.of("");

    @Option(names = "--every-byte", description = "read all files and compare their hashes with those of the import")
    private boolean everyByte;

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var terminal = new Terminal(spec);
        try (var stopped = LastWord.of("stopped; nothing was changed", terminal::progress)) {
            Opened opened = Opened.of(folder, terminal::progress);
            Findings findings = opened.findings(everyByte, terminal::progress);
            for (Problem.Kind kind : Problem.Kind.values()) {
                tell(kind, findings, terminal);
            }
            terminal.result(verdict(opened, findings));
            return findings.isFit() ? 0 : 1;
        }
    }

    private static void tell(Problem.Kind kind, Findings findings, Terminal terminal) {
        List<Problem> problems = findings.of(kind);
        if (problems.isEmpty()) {
            return;
        }
        terminal.result((kind.prevents() ? "PROBLEM  " : "note     ") + problems.size() + " " + kind.title());
        terminal.result("         what to do: " + kind.advice());
        problems.forEach(problem -> terminal.result("  " + String.join("  =  ", problem.subjects()) + "  (" + problem.what() + ")"));
    }

    private String verdict(Opened opened, Findings findings) {
        if (!findings.isFit()) {
            return "not fit for training: see what is marked PROBLEM";
        }
        return opened.dataset().split().isPresent()
                ? "fit for training"
                : "sound, but not split yet; next: " + (opened.isImported()
                        ? "semstream dataset split " + folder
                        : "semstream dataset import " + folder + " --out NEWDIR");
    }
}
