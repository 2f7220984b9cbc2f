package io.semstream.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AgentMainTest {

    private final StringWriter said = new StringWriter();

    @Test
    void settingsAloneRunTheAgentAsContainersStartIt() {
        assertThat(AgentMain.completed()).containsExactly("run");
        assertThat(AgentMain.completed("--set", "a=b")).containsExactly("run", "--set", "a=b");
        assertThat(AgentMain.completed("--config", "agent.yaml")).containsExactly("run", "--config", "agent.yaml");
    }

    @Test
    void aCommandStaysWhatItIs() {
        assertThat(AgentMain.completed("doctor", "--set", "a=b")).containsExactly("doctor", "--set", "a=b");
        assertThat(AgentMain.completed("--help")).containsExactly("--help");
        assertThat(AgentMain.completed("-V")).containsExactly("-V");
    }

    @Test
    void aWrongArgumentIsOneLine() {
        assertThat(execute("doctor", "--sett", "a=b")).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(said.toString().lines()).singleElement().asString().contains("--sett").endsWith("see semstream-agent doctor --help");
    }

    @Test
    void aFileThatBeginsWithAnAtSignIsAFile(@TempDir Path folder) throws IOException {
        Path image = Files.writeString(folder.resolve("image.tif"), "--inside");

        assertThat(execute("explain", "@" + image, "--beside")).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(said.toString()).contains("--beside").doesNotContain("--inside");
    }

    @Test
    void whatTheAgentIsRunWithMayBeAskedWithToo(@TempDir Path folder) throws IOException {
        Path config = Files.writeString(folder.resolve("agent.yaml"), ConfigCommand.text().replaceAll("(?m)^#(?=semstream\\.http)", ""));
        String file = folder.resolve("image.tif").toString();

        assertThat(execute("explain", file, "--config", config.toString(), "--set", "semstream.object-store.access-key=a", "--set",
                "semstream.object-store.secret-key=s", "--set", "semstream.agent.data.dir=" + folder.resolve("data")))
                .isEqualTo(AgentTools.ILL);
    }

    private int execute(String... arguments) {
        return AgentMain.commandLine("semstream-agent").setErr(new PrintWriter(said, true)).execute(arguments);
    }
}
