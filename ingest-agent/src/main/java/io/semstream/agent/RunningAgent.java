package io.semstream.agent;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.semstream.agent.announce.AgentNumbers;
import io.semstream.agent.announce.Announcer;
import io.semstream.agent.announce.EventLog;
import io.semstream.agent.announce.EventMessages;
import io.semstream.agent.announce.RecordBytes;
import io.semstream.agent.announce.RestoredLocations;
import io.semstream.agent.announce.StatusReporter;
import io.semstream.agent.arrival.Arrivals;
import io.semstream.agent.folder.FolderEvents;
import io.semstream.agent.folder.FolderScan;
import io.semstream.agent.folder.ImageNames;
import io.semstream.agent.handling.HandlingRules;
import io.semstream.agent.intake.Intake;
import io.semstream.agent.intake.IntakeOutcome;
import io.semstream.agent.intake.PatientStore;
import io.semstream.agent.ledger.FileState;
import io.semstream.agent.ledger.Ledger;
import io.semstream.agent.pace.CpuShare;
import io.semstream.agent.world.Surroundings;
import io.semstream.agent.folder.Canary;
import io.semstream.agent.folder.Companions;
import io.semstream.agent.folder.MissedEvents;
import io.semstream.agent.folder.WatchedFolder;
import io.semstream.agent.folder.Watching;
import io.semstream.event.WatchedFolderStatus;
import java.util.List;
import io.semstream.micrograph.MetadataReader;
import io.semstream.objectstore.ObjectStore;
import io.semstream.objectstore.ObjectStoreException;
import io.semstream.objectstore.ReadPace;
import io.semstream.runtime.Backoff;
import io.semstream.runtime.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.WatchService;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of one started agent and the threads that run them. */
final class RunningAgent implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RunningAgent.class);
    private static final Duration FIRST_CHECK = Duration.ofSeconds(1);
    private static final Duration PATIENCE_WITH_EVENTS = Duration.ofSeconds(10);
    private static final Duration BETWEEN_CANARIES = Duration.ofMinutes(10);
    private static final String SCAN_LOOP = "scan of the watched folders";
    /** A scan that has waited so long for the file system hangs, and a beat would be a lie. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

    private final AgentConfig config;
    private final ObjectStore store;
    private final Ledger ledger;
    private final Surroundings surroundings;
    private final Arrivals arrivals;
    private final Announcer announcer;
    private final ScanPulse pulse;
    private final Scanning scanning;
    private final Settling settling;
    private final FolderEvents events;
    private final Canary canary;
    private final StatusReporter status;
    private final Outcomes outcomes;
    private final Sessions sessions;
    private final AgentThreads threads;
    private volatile Optional<String> death = Optional.empty();

    RunningAgent(AgentConfig config, ReadPace pace, ObjectStore store, Ledger ledger,
            Surroundings surroundings, WatchService watches, Supplier<EventLog> logs,
            RecordBytes bytes,
            MeterRegistry meters,
            Consumer<AgentEvent> listener, Clock clock) {
        this.config = config;
        this.store = store;
        this.ledger = ledger;
        this.surroundings = surroundings;
        this.threads = new AgentThreads(config.id(), config.uploadThreads(), this::die);
        this.outcomes = new Outcomes(listener, meters, clock);
        Clock steady = SteadyClock.startingNow();
        this.arrivals = new Arrivals(config.queueCapacity(), config.settle().quiet(), steady);
        EventMessages messages = new EventMessages(config.id(), config.store().bucket(), clock);
        this.announcer = new Announcer(ledger, logs, messages, new RestoredLocations(config.folders()), surroundings,
                Backoff.standard(new Random()), config.batchSize(), outcomes::sent);
        PatientStore patient = new PatientStore(store, surroundings, config.id(), () -> Backoff.standard(new Random()));
        Companions companions = new Companions(config.companions(), config.companionWait(), config.settle().quiet());
        HandlingRules rules = new HandlingRules(config.handling(), steady);
        this.sessions = new Sessions(ledger, arrivals, rules, config.sessionEnd(), clock);
        Intake intake = Intake.of(ledger, patient, messages, pace, file -> MetadataReader.read(file.file(), companions.of(file)),
                rules);
        ImageNames names = new ImageNames(config.extensions());
        this.pulse = new ScanPulse(steady);
        MissedEvents missed = new MissedEvents(steady);
        Scanning.News news = new Scanning.News(this::watching, file -> canary().missed(file), missed);
        this.scanning = new Scanning(config, new FolderScan(names), arrivals, intake, outcomes, surroundings, news, pulse,
                CpuShare.of(Scanning.SCAN_SHARE),
                meters);
        this.settling = new Settling(arrivals, config.settle(), companions, intake, steady, threads.workers(), config.uploadThreads(),
                this::taken);
        this.events = new FolderEvents(watches, names, scanning);
        this.canary = new Canary(config.id(), PATIENCE_WITH_EVENTS, events, config.canary());
        this.status = new StatusReporter(config.id(), config.kafka(), bytes, this::numbers, config.statusInterval(), surroundings, clock);
        Gauge.builder("semstream.agent.waiting", this, agent -> agent.balance().waiting())
                .description("files seen and not yet taken care of").register(meters);
        Gauge.builder("semstream.agent.sessions.overdue", sessions, Sessions::overdue)
                .description("sessions that ended and do not balance").register(meters);
        Gauge.builder("semstream.agent.folders.polled", this, RunningAgent::polledFolders)
                .description("watched folders whose file system tells of nothing").register(meters);
        surroundings.expect(Surroundings.BROKER, config.kafka().bootstrapServers());
        surroundings.expect(Surroundings.STORE, config.store().toString());
    }

    void start() {
        threads.start("announce", announcer::run);
        threads.start("events", events::run);
        threads.start("status", this::reportStatus);
        threads.start("canary", this::probeFolders);
        threads.start("settle", () -> {
            announcer.awaitRebuilt();
            settling.run();
        });
        threads.start("scan", () -> {
            announcer.awaitRebuilt();
            scanning.run(events);
        });
        log.info("agent {} watches {}", config.id(), config.folders());
    }

    /** It listens to the events that scanning is told of, so it comes after scanning. */
    private Canary canary() {
        return canary;
    }

    private Watching watching(WatchedFolder folder) {
        return canary.watching(folder);
    }

    private long polledFolders() {
        return config.folders().stream().filter(folder -> watching(folder).mode() == Watching.Mode.POLLING).count();
    }

    private void probeFolders() throws InterruptedException {
        while (true) {
            for (WatchedFolder folder : config.folders()) {
                canary.probe(folder);
            }
            Thread.sleep(BETWEEN_CANARIES);
        }
    }

    private void taken(IntakeOutcome outcome) {
        outcomes.taken(outcome);
        announcer.wake();
    }

    private void reportStatus() throws InterruptedException {
        Duration pause = FIRST_CHECK;
        while (true) {
            boolean stored = isStoreThere();
            boolean reported = isScanning() && status.report();
            pause = stored && reported ? config.statusInterval() : shorter(config.statusInterval(), pause.multipliedBy(2));
            Thread.sleep(pause);
        }
    }

    private boolean isScanning() {
        Duration silence = pulse.silence();
        boolean scans = silence.compareTo(LONGEST_SILENCE) < 0;
        if (scans) {
            surroundings.back(SCAN_LOOP);
        } else {
            surroundings.away(SCAN_LOOP, "a watched folder has not answered for " + silence.toSeconds() + " s");
        }
        return scans;
    }

    private static Duration shorter(Duration left, Duration right) {
        return left.compareTo(right) < 0 ? left : right;
    }

    private boolean isStoreThere() {
        try {
            store.check();
            surroundings.back(Surroundings.STORE);
            return true;
        } catch (ObjectStoreException away) {
            surroundings.away(Surroundings.STORE, String.valueOf(away.getMessage()));
            return false;
        }
    }

    private AgentNumbers numbers() {
        Balance balance = balance();
        return new AgentNumbers(balance.seen(), balance.announced(), balance.waiting(), balance.failed(),
                balance.duplicates(), settling.watcherDelayMs(), freeDiskBytes(), outcomes.lastFile(), arrivals.oldest(), folders(),
                sessions.look().stream().map(SessionBalance::status).toList());
    }

    private List<WatchedFolderStatus> folders() {
        return config.folders().stream().map(folder -> {
            Watching now = watching(folder);
            return new WatchedFolderStatus(folder.path().toString(), folder.instrument(), now.mode().name(),
                    now.delay().map(Duration::toMillis).orElse(null));
        }).toList();
    }

    private Optional<Long> freeDiskBytes() {
        try {
            return Optional.of(Files.getFileStore(config.folders().getFirst().path()).getUsableSpace());
        } catch (IOException folderAway) {
            return Optional.empty();
        }
    }

    /** A file is in the ledger before it leaves the arrivals, so reading in this order it is never missed. */
    Balance balance() {
        long arriving = arrivals.size();
        return Balance.of(ledger.count(FileState.ANNOUNCED), ledger.count(FileState.DUPLICATE),
                ledger.count(FileState.FAILED),
                arriving + ledger.count(FileState.UPLOADED) + ledger.count(FileState.ANNOUNCING));
    }

    boolean caughtUp() {
        return scanning.everythingSeen() && arrivals.size() == 0 && ledger.unsentCount() == 0;
    }

    void visitOutcomes(Consumer<AgentEvent> visitor) {
        ledger.visit(entry -> Outcomes.event(entry).ifPresent(visitor));
    }

    Health health() {
        if (death.isPresent()) {
            return Health.dead(death.get());
        }
        return surroundings.problem().map(Health::waiting)
                .orElseGet(() -> Health.ok("watching; " + balance().waiting() + " files waiting"));
    }

    /** Something is wrong that waiting does not mend. */
    private void die(Throwable cause) {
        death = death.or(() -> Optional.of(String.valueOf(cause)));
        log.error("agent {} cannot go on", config.id(), cause);
    }

    @Override
    public void close() {
        threads.stop("scan", "settle", "events", "status", "canary");
        boolean patient = death.isEmpty() && surroundings.problem().isEmpty();
        threads.finishWorkers(patient);
        announcer.stop();
        threads.finish("announce", patient);
        status.close();
        closeEvents();
        ledger.close();
    }

    private void closeEvents() {
        try {
            events.close();
        } catch (IOException left) {
            log.debug("file events did not close", left);
        }
    }
}
