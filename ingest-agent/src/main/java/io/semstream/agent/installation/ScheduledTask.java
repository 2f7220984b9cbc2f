package io.semstream.agent.installation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A task of the Windows Task Scheduler: at the login of one user without administrator's rights, or at the start of the machine. A task of priority 7 runs below
 * normal, with low I/O priority (Microsoft, Task Scheduler schema, {@code priorityType}).
 */
public final class ScheduledTask implements SystemService {
    private static final String NAME = "semstream-agent";
    /** Of the account NT AUTHORITY\LOCAL SERVICE. */
    private static final String LOCAL_SERVICE = "S-1-5-19";

    private final Distribution distribution;
    private final Path config;
    private final Optional<String> user;
    private final Commands commands;

    private ScheduledTask(Distribution distribution, Path config, Optional<String> user, Commands commands) {
        this.distribution = distribution;
        this.config = config.toAbsolutePath().normalize();
        this.user = user;
        this.commands = commands;
    }

    public static ScheduledTask atLogin(Distribution distribution, Path config, String user, Commands commands) {
        return new ScheduledTask(distribution, config, Optional.of(user), commands);
    }

    /** Needs an administrator; runs as LOCAL SERVICE, which must be able to read the watched folders and to write the data folder. */
    public static ScheduledTask atStart(Distribution distribution, Path config, Commands commands) {
        return new ScheduledTask(distribution, config, Optional.empty(), commands);
    }

    @Override
    public String definition() {
        return """
                <?xml version="1.0" encoding="UTF-16"?>
                <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
                  <RegistrationInfo>
                    <Description>semstream agent: uploads the images of this microscope and announces them</Description>
                  </RegistrationInfo>
                  <Triggers>
                    %s
                  </Triggers>
                  <Principals>
                    <Principal id="Author">
                      %s
                      <RunLevel>LeastPrivilege</RunLevel>
                    </Principal>
                  </Principals>
                  <Settings>
                    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
                    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
                    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
                    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
                    <Priority>7</Priority>
                    <RestartOnFailure>
                      <Interval>PT1M</Interval>
                      <Count>255</Count>
                    </RestartOnFailure>
                  </Settings>
                  <Actions Context="Author">
                    <Exec>
                      <Command>%s</Command>
                      <Arguments>%s</Arguments>
                      <WorkingDirectory>%s</WorkingDirectory>
                    </Exec>
                  </Actions>
                </Task>
                """.formatted(
                user.map(name -> "<LogonTrigger><Enabled>true</Enabled><UserId>" + escaped(name) + "</UserId></LogonTrigger>")
                        .orElse("<BootTrigger><Enabled>true</Enabled></BootTrigger>"),
                user.map(name -> "<UserId>" + escaped(name) + "</UserId>\n      <LogonType>InteractiveToken</LogonType>")
                        .orElse("<UserId>" + LOCAL_SERVICE + "</UserId>"),
                escaped(distribution.home().resolve("runtime/bin/javaw.exe").toString()), escaped(arguments()),
                escaped(distribution.home().toString()));
    }

    /** The launcher's command line, without a window. */
    private String arguments() {
        Path home = distribution.home();
        return "\"@%s\" \"-Dsemstream.agent.home=%s\" \"-Dlogback.configurationFile=%s\" \"-Dsemstream.logs=%s\" -cp \"%s\" %s run --config \"%s\""
                .formatted(home.resolve("bin/java-options"), home, home.resolve("conf/logback.xml"), distribution.logs(),
                        home.resolve("lib") + "\\*", "io.semstream.agent.AgentMain", config);
    }

    @Override
    public Report install() throws IOException {
        List<String> lines = new ArrayList<>();
        Path definition = Files.createTempFile("semstream-agent", ".xml");
        List<String> create = List.of("schtasks", "/Create", "/TN", NAME, "/XML", definition.toString(), "/F");
        try {
            Files.writeString(definition, "\uFEFF" + definition(), StandardCharsets.UTF_16LE);
            Optional<String> problem = commands.runAll(List.of(create));
            if (problem.isPresent()) {
                lines.add("the task could not be made: " + problem.get());
                return new Report(lines, false);
            }
        } finally {
            Files.delete(definition);
        }
        lines.add("made the task " + NAME + ", which starts the agent at every " + (user.isPresent() ? "login" : "start of the machine"));
        lines.addAll(Credentials.prepare(Distribution.credentialsBeside(config)));
        commands.run(List.of("schtasks", "/End", "/TN", NAME));
        Optional<String> idle = commands.runAll(List.of(List.of("schtasks", "/Run", "/TN", NAME)));
        lines.add(idle.map(what -> "it could not be started now: " + what)
                .orElse("started; see " + distribution.logs().resolve("agent.log")));
        return new Report(lines, idle.isEmpty());
    }

    @Override
    public Report uninstall() {
        if (commands.run(List.of("schtasks", "/Query", "/TN", NAME)).isPresent()) {
            return new Report(List.of("nothing to remove: there is no task " + NAME), true);
        }
        commands.run(List.of("schtasks", "/End", "/TN", NAME));
        Optional<String> problem = commands.runAll(List.of(List.of("schtasks", "/Delete", "/TN", NAME, "/F")));
        return new Report(
                List.of(problem.map(what -> "the task could not be removed: " + what).orElse("stopped, and removed the task " + NAME)),
                problem.isEmpty());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
