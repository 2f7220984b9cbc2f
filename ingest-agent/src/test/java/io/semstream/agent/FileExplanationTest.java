package io.semstream.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.agent.announce.RecordBytes;
import io.semstream.agent.fixture.AgentSettings;
import io.semstream.agent.fixture.Eventually;
import io.semstream.agent.fixture.FakeEventLog;
import io.semstream.agent.fixture.SmallTiff;
import io.semstream.agent.folder.FoundFile;
import io.semstream.agent.ledger.FileVersion;
import io.semstream.agent.ledger.Ledger;
import io.semstream.objectstore.InMemoryObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileExplanationTest {

    @TempDir
    Path folder;
    private Path watched;
    private AgentConfig config;

    @BeforeEach
    void configure() throws IOException {
        watched = Files.createDirectories(folder.resolve("watched"));
        config = AgentSettings.config(watched, folder.resolve("data"), Map.of("semstream.kafka.bootstrap.servers", "localhost:1",
                "semstream.schema.registry.url", "http://localhost:1", "semstream.agent.incomplete.wait", "1h", "semstream.agent.canary",
                "false"));
    }

    @Test
    void tellsWhatBecameOfAFile() throws Exception {
        write("a.tif", SmallTiff.of(1));
        try (IngestAgent agent = started()) {
            Eventually.await("caught up", agent::caughtUp);
            write("z copy.tif", SmallTiff.of(1));
            Eventually.await("known", () -> explain("z copy.tif").taken());
            write("cut.tif", Arrays.copyOf(SmallTiff.of(2), 200));
            Eventually.await("seen", () -> agent.balance().waiting() == 1);

            assertThat(explain("a.tif").taken()).isTrue();
            assertThat(explain("a.tif").why()).startsWith("announced as image ").endsWith(", revision 1");
            assertThat(explain("z copy.tif").taken()).isTrue();
            assertThat(explain("z copy.tif").why()).contains("known from " + watched.resolve("a.tif"));
            assertThat(explain("cut.tif").taken()).isFalse();
            assertThat(explain("cut.tif").why()).startsWith("not taken yet: its end is missing, as its own structure says; last changed ");
        }
        write("a.tif", SmallTiff.of(3));
        Files.delete(watched.resolve("z copy.tif"));

        assertThat(explain("a.tif")).isEqualTo(new FileExplanation(false,
                "changed since revision 1: it is whole; no agent runs with the ledger in " + folder.resolve("data")));
        assertThat(explain("z copy.tif").why()).startsWith("it is gone now; its bytes are image ");
    }

    @Test
    void aFileThatVanishedBeforeItWasTakenIsNotTaken() throws Exception {
        try (Ledger ledger = Ledger.open(folder.resolve("data"), "agent-1", Clock.systemUTC())) {
            FoundFile file = FoundFile.of(config.folders().getFirst(), watched.resolve("a.tif"));
            ledger.recordFailed(new FileVersion(file.location(), 1, Instant.EPOCH), Optional.empty(), "VANISHED", "the file was deleted",
                    new byte[1]);
        }

        assertThat(explain("a.tif")).isEqualTo(new FileExplanation(false,
                "it is gone now; given up: VANISHED, the file was deleted; it is tried again when it changes or becomes readable"));
    }

    @Test
    void aDamagedLedgerIsSaid() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/ledger.db"), "no database, but long enough to be taken for one".repeat(100));
        write("a.tif", SmallTiff.of(1));

        assertThat(explain("a.tif").why()).startsWith("the ledger ").endsWith("; agent doctor says more");
    }

    @Test
    void tellsWhyAFileIsPassedOver() throws Exception {
        Files.createDirectories(watched.resolve(".hidden"));
        write(".hidden/a.tif", SmallTiff.of(1));
        write("notes.docx", new byte[1]);
        Files.createSymbolicLink(watched.resolve("link.tif"), watched.resolve(".hidden/a.tif"));

        assertThat(explain(".hidden/a.tif").why())
                .isEqualTo("the folder " + watched.resolve(".hidden") + " is hidden or the system's, and is not looked into");
        assertThat(explain("notes.docx").why()).contains("semstream.agent.extensions are tif, tiff");
        assertThat(explain("link.tif").why()).isEqualTo("it is a link, and links are not followed");
        assertThat(explain("").why()).startsWith("it is a folder");
        assertThat(explain("../elsewhere.tif").why()).startsWith("no watched folder holds it; watched are " + watched);
        assertThat(explain("a.tif").why()).startsWith("there is no ledger in ");
    }

    private FileExplanation explain(String name) {
        return FileExplanation.of(watched.resolve(name), config, Clock.systemUTC());
    }

    private IngestAgent started() {
        FakeEventLog topics = new FakeEventLog();
        IngestAgent agent = IngestAgent.create(config, InMemoryObjectStore::new, new RecordBytes(config.kafka()), topics::open,
                new SimpleMeterRegistry(),
                event -> {});
        agent.start();
        return agent;
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(watched.resolve(name), bytes);
    }
}
