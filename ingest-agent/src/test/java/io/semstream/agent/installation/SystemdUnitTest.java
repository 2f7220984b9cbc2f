package io.semstream.agent.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.agent.installation.SystemService.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class SystemdUnitTest {

    @TempDir
    Path folder;
    private final FakeCommands systemd = new FakeCommands();
    private Distribution distribution = new Distribution(Path.of("/"));
    private Path unit = Path.of("/");

    @BeforeEach
    void unpack() throws IOException {
        distribution = new Distribution(Files.createDirectory(folder.resolve("100% agent")));
        Files.createDirectory(distribution.home().resolve("conf"));
        unit = folder.resolve(".config/systemd/user/semstream-agent.service");
    }

    @Test
    void isStartedAndEnabledAndKeysHaveAFileOfTheirOwn() throws IOException {
        Report report = ofUser().install();

        assertThat(report.complete()).isTrue();
        assertThat(systemd.told()).containsExactly("systemctl --user daemon-reload", "systemctl --user enable semstream-agent.service",
                "systemctl --user restart semstream-agent.service");
        Path credentials = distribution.home().resolve("conf/credentials.env");
        assertThat(Files.getPosixFilePermissions(credentials)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(unit)).contains("EnvironmentFile=-" + folder + "/100%% agent/conf/credentials.env",
                "ExecStart=\"" + folder + "/100%% agent/bin/semstream-agent\" run --config \"" + folder + "/100%% agent/conf/agent.yaml\"",
                "Nice=10",
                "IOSchedulingClass=idle", "WantedBy=default.target").doesNotContain("User=");
    }

    @Test
    void installedAgainItIsTheSameAndKeysStay() throws IOException {
        ofUser().install();
        Path credentials = distribution.home().resolve("conf/credentials.env");
        Files.writeString(credentials, "SEMSTREAM_OBJECT_STORE_SECRET_KEY=mine\n");
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-r--r--"));
        String first = Files.readString(unit);

        assertThat(ofUser().install().complete()).isTrue();

        assertThat(Files.readString(unit)).isEqualTo(first).doesNotContain("mine");
        assertThat(Files.readString(credentials)).isEqualTo("SEMSTREAM_OBJECT_STORE_SECRET_KEY=mine\n");
        assertThat(Files.getPosixFilePermissions(credentials)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void whereSystemdDoesNotAnswerItSaysWhatToDoByHand() throws IOException {
        systemd.refuse("Failed to connect to bus");

        Report report = ofUser().install();

        assertThat(report.complete()).isFalse();
        assertThat(report.lines()).anySatisfy(line -> assertThat(line).isEqualTo("wrote " + unit))
                .anySatisfy(line -> assertThat(line).contains("systemctl --user daemon-reload: Failed to connect to bus"))
                .contains("  systemctl --user restart semstream-agent.service");
    }

    @Test
    void uninstalledItLeavesNothingOfItsOwnAndTheRestAlone() throws IOException {
        ofUser().install();
        systemd.told().clear();

        assertThat(ofUser().uninstall().complete()).isTrue();
        assertThat(unit).doesNotExist();
        assertThat(distribution.home().resolve("conf/credentials.env")).exists();
        assertThat(systemd.told()).containsExactly("systemctl --user disable --now semstream-agent.service",
                "systemctl --user daemon-reload");

        assertThat(ofUser().uninstall()).isEqualTo(new Report(List.of("nothing to remove: there is no " + unit), true));
    }

    @Test
    void theMachinesServiceRunsAsItsUserAndSeesWatchedFoldersAnywhere() {
        String definition = SystemdUnit.ofMachine(distribution, distribution.config(), "operator", folder, systemd).definition();

        assertThat(definition).contains("User=operator\n", "WantedBy=multi-user.target", "ProtectSystem=full").doesNotContain("ProtectHome",
                "PrivateTmp",
                "ProtectSystem=strict", "--user");
    }

    /** The judge is systemd itself, where it is installed. */
    @Test
    void systemdFindsNothingToComplainAbout() throws IOException {
        Optional<String> absent = new SystemCommands().run(List.of("systemd-analyze", "--version"));
        org.junit.jupiter.api.Assumptions.assumeTrue(absent.isEmpty(), () -> "systemd-analyze: " + absent.orElseThrow());
        Files.createDirectory(distribution.home().resolve("bin"));
        Files.createFile(distribution.launcher(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        String user = System.getProperty("user.name");
        Path machines = folder.resolve("semstream-agent.service");
        Files.writeString(machines, SystemdUnit.ofMachine(distribution, distribution.config(), user, folder, systemd).definition());
        ofUser().install();

        assertThat(new SystemCommands().run(List.of("systemd-analyze", "verify", "--man=no", machines.toString()))).isEmpty();
        assertThat(complaints(unit)).isEmpty();
    }

    private static Optional<String> complaints(Path file) {
        return new SystemCommands().run(List.of("systemd-analyze", "verify", "--man=no", file.toString()));
    }

    private SystemdUnit ofUser() {
        return SystemdUnit.ofUser(distribution, distribution.config(), folder, systemd);
    }
}
