package io.semstream.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.agent.announce.EventMessages;
import io.semstream.agent.arrival.Arrivals;
import io.semstream.agent.fixture.AgentSettings;
import io.semstream.agent.fixture.Eventually;
import io.semstream.agent.fixture.SmallTiff;
import io.semstream.agent.folder.FolderEvents;
import io.semstream.agent.folder.FolderScan;
import io.semstream.agent.folder.FoundFile;
import io.semstream.agent.folder.ImageNames;
import io.semstream.agent.folder.MissedEvents;
import io.semstream.agent.folder.WatchedFolder;
import io.semstream.agent.folder.Watching;
import io.semstream.agent.handling.HandlingRules;
import io.semstream.agent.intake.Intake;
import io.semstream.agent.intake.PatientStore;
import io.semstream.agent.ledger.Ledger;
import io.semstream.agent.pace.CpuShare;
import io.semstream.agent.world.Surroundings;
import io.semstream.micrograph.metadata.InstrumentMetadata;
import io.semstream.objectstore.InMemoryObjectStore;
import io.semstream.objectstore.ReadPace;
import io.semstream.runtime.Backoff;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans of a folder whose file system tells of nothing. */
class ScanningTest {

    private static final ImageNames NAMES = new ImageNames(List.of("tif"));
    private static final double NEXT_TO_NOTHING = 1e-9;

    @TempDir
    Path folder;
    private Path watched;
    private Ledger ledger;
    private Arrivals arrivals;
    private Scanning scanning;
    private Thread thread;

    @BeforeEach
    void start() throws IOException {
        watched = Files.createDirectories(folder.resolve("watched"));
        Files.createDirectories(watched.resolve("session 1"));
        ledger = Ledger.open(folder.resolve("data"), "agent-1", Clock.systemUTC());
        arrivals = new Arrivals(100, Duration.ofMillis(10), Clock.systemUTC());
        scanning = scanning();
        FolderEvents deaf = new FolderEvents(FileSystems.getDefault().newWatchService(), NAMES, scanning);
        thread = new Thread(() -> {
            try {
                scanning.run(deaf);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
        ledger.close();
    }

    @Test
    void aFolderTooLargeToBeScannedOftenIsStillLookedAtOften() throws Exception {
        Eventually.await("the first scan", scanning::everythingSeen);
        assertThat(arrivals.size()).isZero();

        Files.write(watched.resolve("session 1/a.tif"), SmallTiff.of(1));
        Eventually.await("found in a folder that was there", () -> arrivals.size() == 1);

        Files.createDirectories(watched.resolve("session 2/deep"));
        Files.write(watched.resolve("session 2/deep/b.tif"), SmallTiff.of(2));
        Eventually.await("found in a new folder", () -> arrivals.size() == 2);

        Files.move(watched.resolve("session 2/deep/b.tif"), watched.resolve("session 1/c.tif"));
        Eventually.await("found under its new name", () -> arrivals.size() == 3);
    }

    private Scanning scanning() {
        AgentConfig config = AgentSettings.config(watched, folder.resolve("data"),
                Map.of("semstream.kafka.bootstrap.servers", "localhost:1", "semstream.schema.registry.url", "http://localhost:1",
                        "semstream.agent.rescan.interval", "1h", "semstream.agent.poll.interval", "50ms"));
        Surroundings surroundings = new Surroundings();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        PatientStore store = new PatientStore(new InMemoryObjectStore(), surroundings, "agent-1", () -> Backoff.standard(new Random(7)));
        Intake intake = Intake.of(ledger, store, new EventMessages("agent-1", "bucket", Clock.systemUTC()), ReadPace.UNLIMITED,
                ScanningTest::nothing, new HandlingRules(config.handling(), Clock.systemUTC()));
        return new Scanning(config, new FolderScan(NAMES), arrivals, intake, new Outcomes(event -> {}, meters, Clock.systemUTC()),
                surroundings, new Scanning.News(ScanningTest::polled, file -> {}, new MissedEvents(Clock.systemUTC())),
                new ScanPulse(Clock.systemUTC()), CpuShare.of(NEXT_TO_NOTHING), meters);
    }

    private static Watching polled(WatchedFolder any) {
        return new Watching(Watching.Mode.POLLING, Optional.empty());
    }

    private static InstrumentMetadata nothing(FoundFile any) {
        return InstrumentMetadata.none();
    }
}
