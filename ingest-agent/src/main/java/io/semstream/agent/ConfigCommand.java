package io.semstream.agent;

import io.semstream.runtime.ServiceMain;
import io.semstream.runtime.config.ConfigurationFile;
import io.semstream.runtime.config.Key;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** The configuration file that is to be filled in, made from the settings themselves. */
@Command(name = "config", mixinStandardHelpOptions = true, versionProvider = AgentCommand.Version.class, description = "Prints a configuration file with every setting, its meaning, limits and default.")
final class ConfigCommand implements Runnable {
    private static final String HEAD = """
            # What this agent watches and where it sends images. Lines without a # are yours to fill in; the others show the defaults.
            # `semstream-agent doctor` says what is still wrong; a restart of the agent makes changes known to it.
            #
            # YAML: no tabs, a blank behind each colon. Paths of Windows as they are, or in 'single' quotes; never in "double" ones.
            # Watched folders are whole paths; a data folder that is none lies in the folder the agent was unpacked into.
            #
            # The keys of the object store do not belong here, where everybody on this PC can read them, but into credentials.env beside this
            # file, or into the environment. Every setting may stand in the environment: semstream.agent.id is SEMSTREAM_AGENT_ID.

            """;

    private static final String NOT_HERE = "but in credentials.env or the environment, as ";

    static final Map<String, String> CREDENTIALS = Map.of(
            "semstream.object-store.access-key", NOT_HERE + "SEMSTREAM_OBJECT_STORE_ACCESS_KEY",
            "semstream.object-store.secret-key", NOT_HERE + "SEMSTREAM_OBJECT_STORE_SECRET_KEY");

    @Override
    public void run() {
        System.out.print(text());
    }

    static String text() {
        return HEAD + ConfigurationFile.yaml(keys(), examples(), CREDENTIALS);
    }

    static List<Key<?>> keys() {
        List<Key<?>> keys = new ArrayList<>(AgentConfig.keys());
        keys.add(ServiceMain.httpPort(9400));
        return keys;
    }

    private static Map<String, String> examples() {
        return Map.of("semstream.agent.id", "sem-1",
                "semstream.agent.watch", File.separatorChar == '\\' ? "D:\\Images=SEM 1" : "/data/images=SEM 1",
                "semstream.kafka.bootstrap.servers", "kafka.example.org:9092",
                "semstream.schema.registry.url", "http://registry.example.org:8081",
                "semstream.object-store.endpoint", "http://store.example.org:9000");
    }
}
