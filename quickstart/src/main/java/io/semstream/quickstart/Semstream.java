package io.semstream.quickstart;

import io.semstream.agent.AgentCommand;
import io.semstream.dataset.command.DatasetCommand;
import io.semstream.embedded.EmbeddedStack;
import io.semstream.evaluation.CalibrateCommand;
import io.semstream.evaluation.EvaluateCommand;
import io.semstream.evaluation.ExplainCommand;
import io.semstream.trainer.TrainCommand;
import io.semstream.trainer.alignment.AlignmentCommand;
import io.semstream.trainer.interchange.ModelsCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code semstream} command. Exit codes: 0 done, 1 done but some images failed, 2 wrong usage or settings, 3 could not run. */
@Command(name = "semstream", mixinStandardHelpOptions = true, version = "semstream 0.1.0", sortOptions = false, description = "Labels scanning electron micrographs seconds after they are saved.", subcommands = {
    DemoCommand.class, LabelCommand.class, UpCommand.class, TopicsCommand.class}, footer = {"",
        "First try:  ./semstream demo", "Own images: ./semstream label DIR", "Benchmarks: ./semstream benchmark --help"})
final class Semstream {
    private Semstream() {}

    public static void main(String[] arguments) {
        Thread.currentThread().setUncaughtExceptionHandler(Semstream::end);
        System.exit(execute(arguments));
    }

    /** What no handler expects is a fault of ours. The stack's threads would keep the process alive without a command. */
    private static void end(Thread thread, Throwable fault) {
        thread.getThreadGroup().uncaughtException(thread, fault);
        System.exit(3);
    }

    /** Where the stack of {@code up} listens, if it runs. */
    private static List<String> runningStack() {
        return EmbeddedStack.running(Home.data().resolve("stack")).orElse(Map.of()).entrySet().stream()
                .flatMap(setting -> Stream.of("--set", setting.getKey() + "=" + setting.getValue())).toList();
    }

    static int execute(String... arguments) {
        CommandLine semstream = new CommandLine(new Semstream());
        return semstream.addSubcommand(new AgentCommand(Semstream::runningStack))
                .addSubcommand(new DatasetCommand(Semstream::runningStack))
                .addSubcommand(new TrainCommand(Optional.of(Home.starterBundle().resolve("model.pt"))))
                .addSubcommand(new EvaluateCommand())
                .addSubcommand(new CalibrateCommand())
                .addSubcommand(new ExplainCommand())
                .addSubcommand(new ModelsCommand())
                .addSubcommand(new AlignmentCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(new UnknownOptionsFirst(semstream.getParameterExceptionHandler()))
                .setExecutionExceptionHandler(new Apology())
                .execute(arguments);
    }
}
