package io.semstream.agent;

import io.semstream.runtime.ServiceMain;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What a person does with an agent, with the agent's own settings: runs it, or asks about it while it runs. */
@Command(name = "agent", mixinStandardHelpOptions = true, versionProvider = AgentCommand.Version.class, synopsisSubcommandLabel = "COMMAND", sortOptions = false, description = "Runs the agent of a microscope PC, and looks after it.", subcommands = {
    ConfigCommand.class, InstallCommand.class, UninstallCommand.class})
public final class AgentCommand {
    private static final AgentTools TOOLS = new AgentTools(System.out, System.err);

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

    /** The one the agent reports in its status. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[]{"semstream agent "
                    + Optional.ofNullable(AgentCommand.class.getPackage().getImplementationVersion()).orElse("development")};
        }
    }
}
