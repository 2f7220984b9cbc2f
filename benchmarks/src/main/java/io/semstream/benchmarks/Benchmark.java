package io.semstream.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** {@code ./semstream benchmark ...}: the arguments begin with the word {@code benchmark}, as they were typed. */
@Command(name = "benchmark", mixinStandardHelpOptions = true, subcommands = {PipelineBenchmark.class, LatencyBenchmark.class,
    AgentBenchmark.class, EmbeddingBenchmark.class, FineTuningBenchmark.class,
    MicroBenchmarks.class}, description = "Measures this machine; what to expect stands in docs/benchmarks.md.")
public final class Benchmark {
    private Benchmark() {}

    public static void main(String[] args) {
        CommandLine semstream = new CommandLine(CommandSpec.create().name("semstream")).addSubcommand(new Benchmark());
        System.exit(semstream.execute(args.length == 1 ? new String[]{args[0], "--help"} : args));
    }
}
