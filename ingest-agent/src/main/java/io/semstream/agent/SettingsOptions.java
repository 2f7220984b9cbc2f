package io.semstream.agent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where a command has the agent's settings from. */
final class SettingsOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "the agent's settings, properties or YAML; may be repeated")
    private List<Path> configs = new ArrayList<>();

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "a setting of the agent; may be repeated")
    private List<String> sets = new ArrayList<>();

    /** As a service takes them. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        configs.forEach(file -> arguments.addAll(List.of("--config", file.toString())));
        sets.forEach(set -> arguments.addAll(List.of("--set", set)));
        return arguments;
    }
}
