package io.semstream.benchmarks;

import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The hot paths, each alone. */
@Command(name = "micro", mixinStandardHelpOptions = true, description = "Runs the JMH benchmarks of the hot paths.")
final class MicroBenchmarks implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "PATTERN", defaultValue = ".*", description = "which ones, as a regular expression (default: all)")
    private String pattern = ".*";

    @Override
    public Integer call() throws RunnerException {
        new Runner(new OptionsBuilder().include(pattern).build()).run();
        return 0;
    }
}
