package io.semstream.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LastWordTest {
    @Test
    void isSaidWhenTheWorkIsStopped() throws IOException {
        assertThat(said("working")).containsExactly("working", "stopped");
    }

    @Test
    void isNotSaidWhenTheWorkIsOver() throws IOException {
        assertThat(said("done")).containsExactly("done");
    }

    /** What a process says from the moment on when it is asked to end. */
    private static List<String> said(String state) throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), Work.class.getName(), state).redirectErrorStream(true).start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String first = String.valueOf(output.readLine());
            process.toHandle().destroy(); // Process.destroy() would close what it still has to say
            return Stream.concat(Stream.of(first), output.lines()).toList();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Works until it is stopped, or is done and idle. */
    static final class Work {
        private Work() {}

        public static void main(String[] state) throws InterruptedException {
            LastWord word = LastWord.of("stopped", System.out::println);
            if (state[0].equals("done")) {
                word.close();
            }
            System.out.println(state[0]);
            new CountDownLatch(1).await();
        }
    }
}
