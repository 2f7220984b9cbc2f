package io.semstream.quickstart;

import io.semstream.agent.AgentTools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks what keeps an agent from its work, with the agent's own settings; the agent may run meanwhile. */
@Command(name = "agent", mixinStandardHelpOptions = true, description = "Looks after an agent on a microscope PC.")
final class AgentCommand {
    private static final AgentTools TOOLS = new AgentTools(System.out, System.err);

    @Command(mixinStandardHelpOptions = true, description = {
        "Looks at the watched folders, the ledger, broker, registry, store and clock, and says what to do.",
        "Exit code: 0 all is well, 1 something is wrong, 2 wrong settings."})
    int doctor(
            @Option(names = "--config", paramLabel = "FILE", description = "the agent's settings, properties or YAML; may be repeated") @Nullable List<Path> configs,
            @Option(names = "--set", paramLabel = "NAME=VALUE", description = "a setting of the agent; may be repeated") @Nullable Map<String, String> sets)
            throws InterruptedException {
        return TOOLS.doctor(settings(configs, sets));
    }

    @Command(mixinStandardHelpOptions = true, description = {
        "Says why a file was taken, or was not.",
        "Exit code: 0 it is announced or known from another place, 1 it is not, or not yet, 2 wrong settings."})
    int explain(@Parameters(paramLabel = "FILE", description = "a file in a watched folder") Path file,
            @Option(names = "--config", paramLabel = "FILE", description = "the agent's settings, properties or YAML; may be repeated") @Nullable List<Path> configs,
            @Option(names = "--set", paramLabel = "NAME=VALUE", description = "a setting of the agent; may be repeated") @Nullable Map<String, String> sets) {
        return TOOLS.explain(file, settings(configs, sets));
    }

    private static List<String> settings(@Nullable List<Path> configs, @Nullable Map<String, String> sets) {
        List<String> settings = new ArrayList<>();
        if (configs != null) {
            configs.forEach(file -> settings.addAll(List.of("--config", file.toString())));
        }
        if (sets != null) {
            sets.forEach((name, value) -> settings.addAll(List.of("--set", name + "=" + value)));
        }
        return settings;
    }
}
