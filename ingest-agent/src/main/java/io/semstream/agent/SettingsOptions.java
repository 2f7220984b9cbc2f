package io.semstream.agent;

import io.semstream.agent.installation.Distribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where a command has the agent's settings from. */
final class SettingsOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "the agent's settings, properties or YAML; may be repeated (default: conf/agent.yaml of an unpacked agent)")
    private List<Path> configs = new ArrayList<>();

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "a setting of the agent; may be repeated")
    private List<String> sets = new ArrayList<>();

    /** As a service takes them. A default that is used is told on standard error. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        Distribution.ofThisProcess().ifPresentOrElse(distribution -> inDistribution(distribution, arguments),
                () -> configs.forEach(file -> add(file, arguments)));
        sets.forEach(set -> arguments.addAll(List.of("--set", set)));
        return arguments;
    }

    private void inDistribution(Distribution distribution, List<String> arguments) {
        List<Path> files = configs;
        if (configs.isEmpty() && Files.exists(distribution.config())) {
            System.err.println("settings: " + distribution.config());
            files = List.of(distribution.config());
        }
        for (Path file : files) {
            add(file, arguments);
            Distribution.readableCredentialsBeside(file).ifPresent(credentials -> add(credentials, arguments));
        }
    }

    private static void add(Path file, List<String> arguments) {
        arguments.addAll(List.of("--config", file.toString()));
    }
}
