package io.semstream.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./semstream benchmark}. */
@Command(name = "benchmark", mixinStandardHelpOptions = true, subcommands = {PipelineBenchmark.class, LatencyBenchmark.class,
    MicroBenchmarks.class}, description = "Measures this machine; what to expect stands in docs/benchmarks.md.")
public final class Benchmark {
    private Benchmark() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmark()).execute(args.length == 0 ? new String[]{"--help"} : args));
    }
}
