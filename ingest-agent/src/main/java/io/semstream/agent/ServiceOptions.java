package io.semstream.agent;

import io.semstream.agent.installation.Distribution;
import io.semstream.agent.installation.ScheduledTask;
import io.semstream.agent.installation.SystemCommands;
import io.semstream.agent.installation.SystemService;
import io.semstream.agent.installation.SystemService.Report;
import io.semstream.agent.installation.SystemdUnit;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Whose service the agent is: of this user, or of the machine. */
final class ServiceOptions {
    private static final boolean WINDOWS = File.separatorChar == '\\';
    private static final Path MACHINE_UNITS = Path.of("/etc/systemd/system");

    /** What a service does or undoes on disk. */
    @FunctionalInterface
    interface Step {
        Report take() throws IOException;
    }

    /** One of the two. */
    static final class Scope {
        @Option(names = "--user", description = "a service of this user, without administrator's rights (the default, but for root)")
        private boolean user;

        @Option(names = "--system", description = "a service of the machine; needs root or an administrator")
        private boolean system;
    }

    @ArgGroup
    private Scope scope = new Scope();

    /** Whether systemd must be told who is to run the agent. */
    boolean needsUser() {
        return ofMachine() && !WINDOWS;
    }

    /** @param runAs who runs the agent, where {@link #needsUser} */
    SystemService of(Distribution distribution, Path config, String runAs) {
        SystemCommands commands = new SystemCommands();
        if (WINDOWS) {
            return ofMachine()
                    ? ScheduledTask.atStart(distribution, config, commands)
                    : ScheduledTask.atLogin(distribution, config, System.getProperty("user.name"), commands);
        }
        return ofMachine()
                ? SystemdUnit.ofMachine(distribution, config, runAs, MACHINE_UNITS, commands)
                : SystemdUnit.ofUser(distribution, config, Path.of(System.getProperty("user.home")), commands);
    }

    private boolean ofMachine() {
        return scope.system || (!scope.user && System.getProperty("user.name").equals("root"));
    }

    /** @return the exit code */
    static int taken(Step step) {
        Report report = attempted(step);
        report.lines().forEach(System.out::println);
        return report.complete() ? AgentTools.WELL : AgentTools.ILL;
    }

    private static Report attempted(Step step) {
        try {
            return step.take();
        } catch (AccessDeniedException denied) {
            return new Report(
                    List.of(denied.getFile()
                            + " cannot be written: a service of the machine (--system) needs root, one of your own is made with --user"),
                    false);
        } catch (IOException problem) {
            return new Report(List.of("not done: " + problem), false);
        }
    }
}
