package io.semstream.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class UnknownOptionsFirstTest {
    private final StringWriter err = new StringWriter();

    @Test
    void anUnknownOptionIsNamedBeforeWhatIsMissing() {
        assertThat(run("--nonsense")).isEqualTo(2);
        assertThat(err).asString().startsWith("Unknown option: '--nonsense'").doesNotContain("Missing required");
        assertThat(run("--nonsense=5", "--output", "a.csv")).isEqualTo(2);
        assertThat(err).asString().startsWith("Unknown option: '--nonsense=5'");
    }

    @Test
    void whatIsMissingIsNamedWhereAllOptionsAreKnown() {
        assertThat(run("--output", "a.csv")).isEqualTo(2);
        assertThat(err).asString().startsWith("Missing required parameter");
    }

    private int run(String... arguments) {
        err.getBuffer().setLength(0);
        CommandLine command = new CommandLine(new LabelCommand()).setErr(new PrintWriter(err, true));
        return command.setParameterExceptionHandler(new UnknownOptionsFirst(command.getParameterExceptionHandler())).execute(arguments);
    }
}
