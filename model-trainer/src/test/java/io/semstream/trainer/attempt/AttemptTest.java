package io.semstream.trainer.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

final class AttemptTest {
    private final StringWriter err = new StringWriter();

    @Test
    void aFailureOfFilesIsSaidWithoutJavasName() {
        assertThat(failing(new NoSuchFileException("/a/b"))).startsWith("semstream: /a/b: no such file; check that");
        assertThat(failing(new AccessDeniedException("/a"))).startsWith("semstream: /a: this may not be read or written; check that");
        assertThat(failing(new FileSystemException("/a", "", "No space left on device")))
                .startsWith("semstream: /a: No space left on device; check that");
        assertThat(failing(new IOException("Stream closed"))).startsWith("semstream: java.io.IOException: Stream closed; check that");
    }

    @Test
    void oneThatWasPassedOnIsSaidTheSame() {
        assertThat(Attempt.of(command(), () -> {
            throw new UncheckedIOException(new NoSuchFileException("/a/b"));
        }, Set.of())).isEqualTo(3);
        assertThat(err)
                .hasToString("semstream: /a/b: no such file; check that the folder is there and writable and the disk is not full\n");
    }

    @Test
    void aMistakeIsSaidAndABugIsNot() {
        assertThat(Attempt.of(command(), () -> {
            throw new IllegalArgumentException("--seed -1: must not be negative");
        }, Set.of(IllegalArgumentException.class))).isEqualTo(2);
        assertThat(err).hasToString("semstream: --seed -1: must not be negative\n");
        assertThatThrownBy(() -> Attempt.of(command(), () -> {
            throw new IllegalStateException("a bug");
        }, Set.of(IllegalArgumentException.class))).isInstanceOf(IllegalStateException.class);
    }

    private String failing(IOException failure) {
        err.getBuffer().setLength(0);
        assertThat(Attempt.of(command(), () -> {
            throw failure;
        }, Set.of())).isEqualTo(3);
        return err.toString();
    }

    private CommandLine command() {
        return new CommandLine(CommandSpec.create()).setErr(new PrintWriter(err, true));
    }
}
