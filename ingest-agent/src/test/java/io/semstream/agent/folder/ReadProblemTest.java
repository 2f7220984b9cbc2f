package io.semstream.agent.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class ReadProblemTest {

    @Test
    void saysWhatToDoAboutRights() {
        assertThat(ReadProblem.of(new AccessDeniedException("/sem/a.tif")))
                .isEqualTo("the agent has no right to read it; give its user read access");
    }

    @Test
    void saysWhatTheSystemSaid() {
        assertThat(ReadProblem.of(new FileSystemException("/sem", null, "Stale file handle"))).isEqualTo("Stale file handle");
        assertThat(ReadProblem.of(new IOException("Input/output error"))).isEqualTo("Input/output error");
    }

    @Test
    void isNeverEmpty() {
        assertThat(ReadProblem.of(new IOException())).isEqualTo("IOException");
        assertThat(ReadProblem.of(new FileSystemException("/sem"))).isEqualTo("FileSystemException");
    }
}
