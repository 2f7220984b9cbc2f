package io.semstream.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** conf/logback.xml itself, with smaller sizes. */
class LogRotationTest {
    private static final long FILE_BYTES = 4_000;
    private static final long TOTAL_BYTES = 6_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void aFullFileIsPackedAwayAndTheOldestGo() throws Exception {
        LoggerContext logging = configured("FILE");
        Logger log = logging.getLogger("io.semstream.agent.RunningAgent");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int written = 0;
        while (packed().isEmpty() || packed().contains("0")) {
            log.info("state {} of many, each a little different from the last: {}", written, Integer.toHexString(written * 0x9E3779B1));
            written++;
            assertThat(System.nanoTime()).as(() -> "packed so far: " + packed()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
        logging.stop();

        assertThat(packed()).as("the first is gone, for the sake of the total size").doesNotContain("0");
        assertThat(folder.resolve("agent.log")).exists();
    }

    @Test
    void whatIsAskedBesideARunningAgentLeavesItsLogAlone() throws Exception {
        LoggerContext logging = configured("CONSOLE");
        logging.getLogger("io.semstream.agent.Doctor").warn("not for the file");
        logging.stop();

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private LoggerContext configured(String to) throws Exception {
        LoggerContext logging = new LoggerContext();
        logging.setMDCAdapter(new LogbackMDCAdapter());
        logging.putProperty("semstream.logs", folder.toString());
        logging.putProperty("semstream.logs.to", to);
        logging.putProperty("semstream.logs.file.size", String.valueOf(FILE_BYTES));
        logging.putProperty("semstream.logs.total.size", String.valueOf(TOTAL_BYTES));
        logging.putProperty("semstream.logs.check", "1 milliseconds");
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(logging);
        configurator.doConfigure(new File("src/main/distribution/conf/logback.xml"));
        return logging;
    }

    /** The numbers of the packed files of a day. */
    private List<String> packed() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".log.gz"))
                    .map(name -> name.replaceAll("agent-[-0-9]+\\.([0-9]+)\\.log\\.gz", "$1")).sorted().toList();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
