package io.semstream.agent;

import io.semstream.agent.installation.Distribution;
import io.semstream.agent.installation.SystemService;
import io.semstream.runtime.ServiceMain;
import io.semstream.runtime.config.InvalidSettings;
import io.semstream.runtime.config.Settings;
import io.semstream.runtime.config.SettingsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Hands the agent to the operating system. */
@Command(name = "install", mixinStandardHelpOptions = true, versionProvider = AgentCommand.Version.class, sortOptions = false, description = {
    "Has the operating system start the agent by itself, with little priority: systemd on Linux, the Task Scheduler on Windows.",
    "Exit code: 0 done, 1 something is left to be done by hand, 2 wrong settings."})
final class InstallCommand implements Callable<Integer> {
    @Option(names = "--config", paramLabel = "FILE", description = "the agent's settings (default: conf/agent.yaml)")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--print", description = "print what the operating system would be given, and do nothing")
    private boolean print;

    @Option(names = "--run-as", paramLabel = "USER", description = "with --system on Linux: who runs the agent (default: the owner of its folder)")
    private Optional<String> runAs = Optional.empty();

    @Mixin
    private ServiceOptions service = new ServiceOptions();

    @Override
    public Integer call() throws IOException {
        Optional<Distribution> here = Distribution.ofThisProcess();
        if (here.isEmpty()) {
            System.err.println("only an unpacked agent can be installed: use its bin/semstream-agent");
            return ServiceMain.MISCONFIGURED;
        }
        return install(here.get());
    }

    private int install(Distribution distribution) throws IOException {
        String user = runAs.isPresent() ? runAs.get() : Files.getOwner(distribution.home()).getName();
        if (service.needsUser() && runAs.isEmpty() && user.equals("root")) {
            System.err
                    .println("root should not run the agent, and " + distribution.home() + " is root's: say who should with --run-as USER");
            return ServiceMain.MISCONFIGURED;
        }
        Path file = config.orElseGet(distribution::config).toAbsolutePath().normalize();
        SystemService chosen = service.of(distribution, file, user);
        if (print) {
            System.out.print(chosen.definition());
            return AgentTools.WELL;
        }
        return settingsAreRight(file) ? ServiceOptions.taken(chosen::install) : ServiceMain.MISCONFIGURED;
    }

    /** By the files alone: a service does not have the environment of whoever installs it. */
    private static boolean settingsAreRight(Path file) {
        List<String> files = new ArrayList<>(List.of("--config", file.toString()));
        Distribution.readableCredentialsBeside(file).ifPresent(credentials -> files.addAll(List.of("--config", credentials.toString())));
        try {
            AgentConfig.from(Settings.of(ConfigCommand.keys(), SettingsSource.load(ConfigCommand.keys(), files, Map.of())));
            return true;
        } catch (InvalidSettings invalid) {
            invalid.problems().forEach(System.err::println);
            System.err.println("nothing was installed: a service knows only " + file + " and " + Distribution.credentialsBeside(file));
            return false;
        }
    }
}
