package io.semstream.agent.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A systemd service, of one user without any rights, or of the machine. */
public final class SystemdUnit implements SystemService {
    private static final String NAME = "semstream-agent.service";

    private final Distribution distribution;
    private final Path config;
    private final Optional<String> runAs;
    private final Path unit;
    private final Commands commands;

    private SystemdUnit(Distribution distribution, Path config, Optional<String> runAs, Path folder, Commands commands) {
        this.distribution = distribution;
        this.config = config.toAbsolutePath().normalize();
        this.runAs = runAs;
        this.unit = folder.resolve(NAME);
        this.commands = commands;
    }

    /** Of the user whose home this is; it runs while he is logged in, or always once he lingers. */
    public static SystemdUnit ofUser(Distribution distribution, Path config, Path userHome, Commands commands) {
        return new SystemdUnit(distribution, config, Optional.empty(), userHome.resolve(".config/systemd/user"), commands);
    }

    /** Of the machine, from its start on; {@code runAs} must be able to read the watched folders and to write the data folder. */
    public static SystemdUnit ofMachine(Distribution distribution, Path config, String runAs, Path folder, Commands commands) {
        return new SystemdUnit(distribution, config, Optional.of(runAs), folder, commands);
    }

    @Override
    public String definition() {
        return """
                # The semstream agent. Written by `semstream-agent install`; put changes into a drop-in (systemctl %sedit %s).
                [Unit]
                Description=semstream agent: uploads the images of this microscope and announces them
                %s
                [Service]
                Type=exec
                ExecStart=%s run --config %s
                WorkingDirectory=%s
                # The object store's keys, one NAME=value in each line; only systemd and the agent's user need to read it.
                EnvironmentFile=-%s
                %s
                # Wrong settings (2) need a person; everything else is tried again.
                Restart=always
                RestartSec=10
                RestartPreventExitStatus=2
                # The agent ends within 30 s when it is told to; 143 is a JVM that was told to.
                SuccessExitStatus=143
                TimeoutStopSec=45

                # The instrument's own programs come first. The agent needs less than 256 MB; the limit also counts files being read.
                Nice=10
                CPUWeight=20
                IOSchedulingClass=idle
                IOWeight=20
                MemoryMax=512M

                # Watched folders may lie anywhere, in /home and /tmp too, and get a canary file now and then: they must stay visible and writable.
                NoNewPrivileges=yes
                %s
                [Install]
                WantedBy=%s
                """
                .formatted(runAs.isPresent() ? "" : "--user ", NAME,
                        runAs.isPresent() ? "Wants=network-online.target\nAfter=network-online.target remote-fs.target\n" : "",
                        quoted(distribution.launcher()), quoted(config), plain(distribution.home()),
                        plain(Distribution.credentialsBeside(config)),
                        runAs.map(user -> "User=" + user + "\n").orElse(""),
                        runAs.isPresent()
                                ? """
                                        ProtectSystem=full
                                        ProtectKernelTunables=yes
                                        ProtectKernelModules=yes
                                        ProtectControlGroups=yes
                                        ProtectClock=yes
                                        PrivateDevices=yes
                                        RestrictSUIDSGID=yes
                                        RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
                                        LockPersonality=yes
                                        """
                                : "",
                        runAs.isPresent() ? "multi-user.target" : "default.target");
    }

    @Override
    public Report install() throws IOException {
        List<String> lines = new ArrayList<>();
        Files.createDirectories(unit.getParent());
        Files.writeString(unit, definition());
        lines.add("wrote " + unit);
        lines.addAll(Credentials.prepare(Distribution.credentialsBeside(config)));
        List<List<String>> toDo = List.of(systemctl("daemon-reload"), systemctl("enable", NAME), systemctl("restart", NAME));
        Optional<String> problem = commands.runAll(toDo);
        problem.ifPresentOrElse(what -> {
            lines.add("systemd could not be told (" + what + "); where systemd runs, do it by hand:");
            toDo.forEach(command -> lines.add("  " + String.join(" ", command)));
        }, () -> {
            lines.add("started, and enabled for every " + (runAs.isPresent() ? "start of the machine" : "login"));
            if (runAs.isEmpty()) {
                lines.add("to have it run without a login too: loginctl enable-linger");
            }
            lines.add("see " + String.join(" ", systemctl("status", NAME)) + " and " + distribution.logs().resolve("agent.log"));
        });
        return new Report(lines, problem.isEmpty());
    }

    @Override
    public Report uninstall() throws IOException {
        if (!Files.exists(unit)) {
            return new Report(List.of("nothing to remove: there is no " + unit), true);
        }
        List<String> lines = new ArrayList<>();
        Optional<String> problem = commands.run(systemctl("disable", "--now", NAME));
        Files.delete(unit);
        lines.add((problem.isEmpty() ? "stopped; " : "") + "removed " + unit);
        Optional<String> unaware = problem.or(() -> commands.run(systemctl("daemon-reload")));
        unaware.ifPresent(what -> {
            lines.add("systemd could not be told (" + what + "); where systemd runs, do it by hand:");
            lines.add("  " + String.join(" ", systemctl("stop", NAME)));
            lines.add("  " + String.join(" ", systemctl("daemon-reload")));
        });
        return new Report(lines, unaware.isEmpty());
    }

    private List<String> systemctl(String... arguments) {
        return Stream.concat(runAs.isPresent() ? Stream.of("systemctl") : Stream.of("systemctl", "--user"), Stream.of(arguments)).toList();
    }

    /** An argument of a command line: quoted as systemd reads it. */
    private static String quoted(Path path) {
        return '"' + plain(path).replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "$$") + '"';
    }

    /** A whole value: only its specifiers would be expanded. */
    private static String plain(Path path) {
        return path.toString().replace("%", "%%");
    }
}
