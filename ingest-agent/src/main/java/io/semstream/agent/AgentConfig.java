package io.semstream.agent;

import io.semstream.agent.arrival.SettleRule;
import io.semstream.agent.folder.Companions;
import io.semstream.agent.folder.WatchedFolder;
import io.semstream.agent.handling.Disclosure;
import io.semstream.agent.handling.HandlingConfig;
import io.semstream.agent.handling.PathPattern;
import io.semstream.micrograph.metadata.Term;
import io.semstream.agent.pace.PaceLimits;
import io.semstream.agent.installation.Distribution;
import io.semstream.objectstore.ObjectStoreConfig;
import io.semstream.runtime.KafkaConnection;
import io.semstream.runtime.config.InvalidSettings;
import io.semstream.runtime.config.Key;
import io.semstream.runtime.config.Settings;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything that can be set about an agent. */
public record AgentConfig(String id, List<WatchedFolder> folders, Path dataDir, List<String> extensions, HandlingConfig handling,
        SettleRule settle, Companions.Expected companions, Duration companionWait, boolean canary, Duration rescanInterval,
        Duration pollInterval, Duration statusInterval, Duration sessionEnd,
        int uploadThreads, int queueCapacity,
        int batchSize, PaceLimits limits, KafkaConnection kafka, ObjectStoreConfig store) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private static final Key<String> ID = Key.text("semstream.agent.id",
            "name of this agent, unique in the facility and always the same: its announcements hang on it");
    private static final Key<List<String>> WATCH = Key.list("semstream.agent.watch",
            "watched folders, each DIR or DIR=INSTRUMENT; without an instrument the agent's id stands for it");
    private static final Key<Path> DATA_DIR = Key
            .path("semstream.agent.data.dir", "folder of the ledger, on a local disk and outside every watched folder")
            .withDefault(Path.of("semstream-agent"));
    private static final Key<List<String>> EXTENSIONS = Key
            .list("semstream.agent.extensions", "endings of the files that are taken for images")
            .withDefault(List.of("tif", "tiff", "png", "jpg", "jpeg", "bmp"));
    private static final Key<List<String>> PATTERNS = Key
            .list("semstream.agent.path.patterns",
                    "how folders below the watched ones are laid out, with {session} and {project}, * within a name and ** for any folders; the first that fits counts")
            .withDefault(List.of("{session}/**"));
    private static final Key<Disclosure> EMBARGO = Key
            .choice("semstream.agent.embargo", Disclosure.class,
                    "how much of an image leaves this machine where no folder's semstream.yaml says otherwise: full (its bytes), thumbnail (a picture of 512 pixels), event-only (no pixel)")
            .withDefault(Disclosure.FULL);
    private static final Key<Optional<String>> SESSION_FIELD = Key
            .text("semstream.agent.session.field",
                    "metadata that stands for the session where neither semstream.yaml nor a pattern tells it, for example operator")
            .optional();
    private static final Key<Optional<String>> PROJECT_FIELD = Key.text("semstream.agent.project.field", "the same for the project")
            .optional();
    private static final Key<Duration> QUIET = Key
            .duration("semstream.agent.quiet.period", "how long a whole image must not have changed to be finished")
            .withDefault(Duration.ofMillis(150)).atLeast(Duration.ofMillis(10)).atMost(Duration.ofHours(1));
    private static final Key<Duration> INCOMPLETE = Key
            .duration("semstream.agent.incomplete.wait",
                    "the same for an image whose end is missing, as its own structure says; never shorter than the quiet period")
            .withDefault(Duration.ofMinutes(5)).atLeast(Duration.ofMillis(10)).atMost(Duration.ofDays(1));
    private static final Key<Duration> UNKNOWN = Key
            .duration("semstream.agent.unknown.wait", "the same for a file of no known image format; never shorter than the quiet period")
            .withDefault(Duration.ofSeconds(5)).atLeast(Duration.ofMillis(10)).atMost(Duration.ofDays(1));
    private static final Key<Duration> EMPTY = Key
            .duration("semstream.agent.empty.wait", "the same for a file of zero bytes; never shorter than the quiet period")
            .withDefault(Duration.ofSeconds(10)).atLeast(Duration.ofMillis(10)).atMost(Duration.ofDays(1));
    private static final Key<Companions.Expected> COMPANIONS = Key
            .choice("semstream.agent.companions", Companions.Expected.class,
                    "whether an image waits for the text its instrument writes beside it (JEOL, Hitachi, TESCAN); auto: where other images have one")
            .withDefault(Companions.Expected.AUTO);
    private static final Key<Duration> COMPANION_WAIT = Key
            .duration("semstream.agent.companion.wait", "how long an image waits at most for the text beside it")
            .withDefault(Duration.ofSeconds(10)).atLeast(Duration.ZERO).atMost(Duration.ofHours(1));
    private static final Key<Duration> RESCAN = Key
            .duration("semstream.agent.rescan.interval",
                    "pause between two scans of the watched folders for what file events missed; up to 5m where scans would need more than half a percent of a processor")
            .withDefault(Duration.ofSeconds(30)).atLeast(Duration.ofMillis(50)).atMost(Duration.ofDays(1));
    private static final Key<Boolean> CANARY = Key
            .flag("semstream.agent.canary",
                    "whether a small hidden file is written into each watched folder now and then, and removed, to see whether the file system tells of it")
            .withDefault(true);
    private static final Key<Duration> POLL = Key
            .duration("semstream.agent.poll.interval",
                    "pause between two looks at a watched folder whose file system tells of nothing: at all of it while that costs little, else at those of its folders whose own time changed")
            .withDefault(Duration.ofSeconds(2)).atLeast(Duration.ofMillis(50)).atMost(Duration.ofHours(1));
    private static final Key<Duration> STATUS = Key
            .duration("semstream.agent.status.interval", "pause between two reports on sem.agent.status")
            .withDefault(Duration.ofSeconds(10)).atLeast(Duration.ofMillis(100)).atMost(Duration.ofHours(1));
    private static final Key<Duration> SESSION_END = Key
            .duration("semstream.agent.session.end",
                    "how long no file of a session comes until it has ended: then every file of it must be taken care of, or there is an alarm")
            .withDefault(Duration.ofMinutes(30)).atLeast(Duration.ofSeconds(1)).atMost(Duration.ofDays(7));
    private static final Key<Integer> THREADS = Key
            .count("semstream.agent.upload.threads", "files hashed and uploaded at the same time").withDefault(4).atLeast(1)
            .atMost(64);
    private static final Key<Integer> CAPACITY = Key
            .count("semstream.agent.queue.capacity", "unfinished files held in memory; scans find what has no room")
            .withDefault(10_000).atLeast(10).atMost(1_000_000);
    private static final Key<Integer> BATCH = Key
            .count("semstream.agent.batch.size", "most announcements in one transaction").withDefault(500).atLeast(1)
            .atMost(10_000);

    public AgentConfig {
        folders = List.copyOf(folders);
        extensions = List.copyOf(extensions);
        dataDir = dataDir.toAbsolutePath().normalize();
    }

    public static List<Key<?>> keys() {
        return Stream.of(List.of(ID, WATCH, DATA_DIR, EXTENSIONS, PATTERNS, EMBARGO, SESSION_FIELD, PROJECT_FIELD, QUIET, INCOMPLETE,
                UNKNOWN, EMPTY, COMPANIONS, COMPANION_WAIT, CANARY,
                RESCAN, POLL,
                STATUS, SESSION_END, THREADS,
                CAPACITY, BATCH), PaceLimits.keys(), KafkaConnection.keys(), ObjectStoreConfig.keys()).<Key<?>>flatMap(List::stream)
                .toList();
    }

    /**
     * @throws InvalidSettings
     *             naming every problem that only shows when the values are seen together
     */
    public static AgentConfig from(Settings settings) {
        List<String> problems = new ArrayList<>();
        String id = settings.get(ID);
        if (!NAME.matcher(id).matches()) {
            problems.add(ID.name() + " = \"" + id + "\": expected up to 100 letters, digits, '.', '_' or '-'");
        }
        List<WatchedFolder> folders = folders(settings, problems);
        Path dataDir = Distribution.absolute(settings.get(DATA_DIR));
        folders.stream().filter(folder -> dataDir.startsWith(folder.path())).forEach(folder -> problems.add(
                DATA_DIR.name() + " = \"" + dataDir + "\": expected a folder outside the watched folder " + folder.path()));
        SettleRule settle = settle(settings, problems);
        HandlingConfig handling = handling(settings, problems);
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return new AgentConfig(id, folders, dataDir, settings.get(EXTENSIONS), handling, settle, settings.get(COMPANIONS),
                settings.get(COMPANION_WAIT), settings.get(CANARY), settings.get(RESCAN), settings.get(POLL),
                settings.get(STATUS), settings.get(SESSION_END), settings.get(THREADS), settings.get(CAPACITY), settings.get(BATCH),
                PaceLimits.from(settings),
                KafkaConnection.from(settings), ObjectStoreConfig.from(settings));
    }

    private static List<WatchedFolder> folders(Settings settings, List<String> problems) {
        List<WatchedFolder> folders = new ArrayList<>();
        for (String item : settings.get(WATCH)) {
            try {
                folders.add(WatchedFolder.parse(item, settings.get(ID)).resolved());
            } catch (IOException nowhere) {
                problems.add(WATCH.name() + " = \"" + item + "\": expected a folder, and it is a link that leads nowhere");
            } catch (InvalidPathException notAPath) {
                problems.add(WATCH.name() + " = \"" + item + "\": expected DIR or DIR=INSTRUMENT: " + notAPath.getReason());
            }
        }
        if (settings.get(WATCH).isEmpty()) {
            problems.add(WATCH.name() + " = \"\": expected at least one folder");
        }
        nested(folders, problems);
        return folders;
    }

    /** A folder inside another one would announce its files for two instruments. */
    private static void nested(List<WatchedFolder> folders, List<String> problems) {
        for (int i = 0; i < folders.size(); i++) {
            for (int j = 0; j < folders.size(); j++) {
                if (i != j && folders.get(i).path().startsWith(folders.get(j).path())) {
                    problems.add(WATCH.name() + " = \"" + folders.get(i).path() + "\": expected a folder that is not inside "
                            + folders.get(j).path());
                }
            }
        }
    }

    private static HandlingConfig handling(Settings settings, List<String> problems) {
        List<PathPattern> patterns = new ArrayList<>();
        for (String text : settings.get(PATTERNS)) {
            try {
                patterns.add(PathPattern.parse(text));
            } catch (IllegalArgumentException malformed) {
                problems.add(PATTERNS.name() + " = \"" + text + "\": expected a pattern such as {project}/{session}/**, and "
                        + malformed.getMessage());
            }
        }
        return new HandlingConfig(patterns, settings.get(EMBARGO), term(SESSION_FIELD, settings, problems),
                term(PROJECT_FIELD, settings, problems));
    }

    private static Optional<Term> term(Key<Optional<String>> key, Settings settings, List<String> problems) {
        return settings.get(key).flatMap(name -> {
            Optional<Term> named = Arrays.stream(Term.values()).filter(term -> term.fieldName().equals(name)).findFirst();
            if (named.isEmpty()) {
                problems.add(key.name() + " = \"" + name + "\": expected the name of a field of docs/metadata.md, for example operator");
            }
            return named;
        });
    }

    private static SettleRule settle(Settings settings, List<String> problems) {
        Duration quiet = settings.get(QUIET);
        for (Key<Duration> longer : List.of(INCOMPLETE, UNKNOWN, EMPTY)) {
            if (settings.get(longer).compareTo(quiet) < 0) {
                problems.add(longer.name() + " = \"" + settings.get(longer).toMillis()
                        + "ms\": expected no less than semstream.agent.quiet.period, " + quiet.toMillis() + "ms");
            }
        }
        return new SettleRule(quiet, longest(quiet, settings.get(INCOMPLETE)), longest(quiet, settings.get(UNKNOWN)),
                longest(quiet, settings.get(EMPTY)));
    }

    private static Duration longest(Duration left, Duration right) {
        return left.compareTo(right) >= 0 ? left : right;
    }
}
