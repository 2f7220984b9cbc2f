package io.semstream.agent;

import io.semstream.runtime.ServiceMain;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What a person does with an agent, with the agent's own settings: runs it, or asks about it while it runs. */
@Command(name = "agent", mixinStandardHelpOptions = true, versionProvider = AgentCommand.Version.class, synopsisSubcommandLabel = "COMMAND", sortOptions = false, description = "Runs the agent of a microscope PC, and looks after it.", subcommands = {
    ConfigCommand.class, InstallCommand.class, UninstallCommand.class})
public final class AgentCommand {
    private static final AgentTools TOOLS = new AgentTools(System.out, System.err);

    private final Supplier<List<String>> nearby;

    public AgentCommand() {
        this(List::of);
    }

    /** @param nearby arguments that point to a broker and a registry on this machine, for whoever asks for the status and names none */
    public AgentCommand(Supplier<List<String>> nearby) {
        this.nearby = nearby;
    }

    @Command(mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
        "Watches the folders, uploads and announces, until it is stopped.",
        "Exit code: 0 it was stopped, 1 it could not start or died, 2 wrong settings."})
    int run(@Mixin SettingsOptions settings) {
        return ServiceMain.run("ingest-agent", AgentConfig.keys(), settings.arguments().toArray(String[]::new),
                (given, meters) -> IngestAgent.create(AgentConfig.from(given), meters));
    }

    @Command(mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
        "Looks at the watched folders, the ledger, broker, registry, store and clock, and says what to do.",
        "Exit code: 0 all is well, 1 something is wrong, 2 wrong settings."})
    int doctor(@Mixin SettingsOptions settings) throws InterruptedException {
        return TOOLS.doctor(settings.arguments());
    }

    @Command(mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
        "Says why a file was taken, or was not.",
        "Exit code: 0 it is announced or known from another place, 1 it is not, or not yet, 2 wrong settings."})
    int explain(@Parameters(paramLabel = "FILE", description = "a file in a watched folder") Path file, @Mixin SettingsOptions settings) {
        return TOOLS.explain(file, settings.arguments());
    }

    @Command(mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
        "Shows what every agent of the facility told of itself last, and whether somebody should look.",
        "Exit code: 0 all is well, 1 something is wrong or nothing was told, 2 wrong settings."})
    int status(@Parameters(paramLabel = "AGENT", arity = "0..1", description = "id of the only agent to show") Optional<String> agent,
            @Mixin SettingsOptions settings) {
        return TOOLS.status(agent, settings.arguments().isEmpty() ? nearby.get() : settings.arguments());
    }

    @Command(mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
        "Has the agent on this machine scan its watched folders now, and waits for it.",
        "Exit code: 0 it has, 1 no agent runs or it did not answer, 2 wrong settings."})
    int rescan(@Mixin SettingsOptions settings) throws InterruptedException {
        return TOOLS.rescan(settings.arguments());
    }

    /** The one the agent reports in its status. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[]{"semstream agent "
                    + Optional.ofNullable(AgentCommand.class.getPackage().getImplementationVersion()).orElse("development")};
        }
    }
}
