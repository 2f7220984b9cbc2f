package io.semstream.agent.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** Only that it says what it should: no Windows looks at it here. */
class ScheduledTaskTest {

    @TempDir
    Path folder;
    private final FakeCommands windows = new FakeCommands();

    @Test
    void startsTheBundledRuntimeAtLoginWithLittlePriority() throws Exception {
        Path home = folder.resolve("A & B");
        Document task = parsed(
                ScheduledTask.atLogin(new Distribution(home), home.resolve("conf/agent.yaml"), "operator", windows).definition());

        assertThat(text(task, "Command")).isEqualTo(home.resolve("runtime/bin/javaw.exe").toString());
        assertThat(text(task, "Arguments")).contains("\"@" + home.resolve("bin/java-options") + "\"",
                "\"-Dsemstream.agent.home=" + home + "\"",
                "run --config \"" + home.resolve("conf/agent.yaml") + "\"");
        assertThat(text(task, "Priority")).isEqualTo("7");
        assertThat(text(task, "RunLevel")).isEqualTo("LeastPrivilege");
        assertThat(task.getElementsByTagName("LogonTrigger").getLength()).isEqualTo(1);
        assertThat(task.getElementsByTagName("BootTrigger").getLength()).isZero();
    }

    @Test
    void ofTheMachineItStartsAtBootWithoutAnyRights() throws Exception {
        Document task = parsed(ScheduledTask.atStart(new Distribution(folder), folder.resolve("agent.yaml"), windows).definition());

        assertThat(text(task, "UserId")).isEqualTo("S-1-5-19");
        assertThat(task.getElementsByTagName("BootTrigger").getLength()).isEqualTo(1);
    }

    @Test
    void isRegisteredAndStartedAndRemoved() throws IOException {
        Files.createDirectory(folder.resolve("conf"));
        ScheduledTask task = ScheduledTask.atStart(new Distribution(folder), folder.resolve("conf/agent.yaml"), windows);

        assertThat(task.install().complete()).isTrue();
        assertThat(task.uninstall().complete()).isTrue();

        assertThat(windows.told()).element(0).asString().startsWith("schtasks /Create /TN semstream-agent /XML ").endsWith(" /F");
        assertThat(windows.told().subList(1, windows.told().size())).containsExactly("schtasks /End /TN semstream-agent",
                "schtasks /Run /TN semstream-agent",
                "schtasks /Query /TN semstream-agent", "schtasks /End /TN semstream-agent", "schtasks /Delete /TN semstream-agent /F");
    }

    @Test
    void aRefusalIsSaid() throws IOException {
        windows.refuse("Access is denied.");

        assertThat(ScheduledTask.atStart(new Distribution(folder), folder.resolve("agent.yaml"), windows).install().lines()).singleElement()
                .asString().startsWith("the task could not be made: schtasks /Create").endsWith("Access is denied.");
        assertThat(ScheduledTask.atStart(new Distribution(folder), folder.resolve("agent.yaml"), windows).uninstall().lines())
                .isEqualTo(List.of("nothing to remove: there is no task semstream-agent"));
    }

    private static String text(Document task, String element) {
        return task.getElementsByTagName(element).item(0).getTextContent();
    }

    private static Document parsed(String definition) throws Exception {
        byte[] bytes = definition.getBytes(StandardCharsets.UTF_16);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }
}
