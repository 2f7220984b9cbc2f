package io.semstream.agent;

import io.semstream.agent.announce.KafkaCheck;
import io.semstream.agent.folder.Canary;
import io.semstream.agent.folder.FolderEvents;
import io.semstream.agent.folder.FoundFile;
import io.semstream.agent.folder.ImageNames;
import io.semstream.agent.folder.ReadProblem;
import io.semstream.agent.folder.WatchedFolder;
import io.semstream.agent.ledger.LedgerReader;
import io.semstream.objectstore.MinioObjectStore;
import io.semstream.objectstore.ObjectStore;
import io.semstream.objectstore.ObjectStoreException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Looks at everything an agent needs and says what is wrong with it and what to do. Writes nothing but the canary, and only where that is allowed. */
final class Doctor {

    /** One thing that was looked at; {@code advice} is empty where all is well. */
    record Finding(String what, String state, Optional<String> advice) {

        static Finding well(String what, String state) {
            return new Finding(what, state, Optional.empty());
        }

        static Finding ill(String what, String state, String advice) {
            return new Finding(what, state, Optional.of(advice));
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration CLOCK_MAY_BE_OFF = Duration.ofMinutes(1);
    private static final long LITTLE_SPACE = 1L << 30;

    private final AgentConfig config;
    private final Clock clock;

    Doctor(AgentConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** @return whether all is well */
    boolean examine(Consumer<Finding> report) throws InterruptedException {
        boolean[] well = {true};
        Consumer<Finding> noted = finding -> {
            well[0] &= finding.advice().isEmpty();
            report.accept(finding);
        };
        for (WatchedFolder folder : config.folders()) {
            noted.accept(folder(folder));
        }
        noted.accept(dataFolder());
        noted.accept(ledger());
        noted.accept(broker());
        noted.accept(registry());
        noted.accept(store());
        noted.accept(clock());
        return well[0];
    }

    private Finding folder(WatchedFolder folder) throws InterruptedException {
        String what = "watched folder " + folder;
        if (!Files.isDirectory(folder.path())) {
            return Finding.ill(what, "it is not there", "create it, mount it, or mend semstream.agent.watch");
        }
        try (Stream<Path> files = Files.list(folder.path())) {
            long some = files.limit(1).count();
            return events(folder, what, (some == 0 ? "empty, " : "") + "on " + Files.getFileStore(folder.path()).type());
        } catch (IOException closed) {
            return Finding.ill(what, ReadProblem.of(closed), "let the agent's user read it");
        }
    }

    private Finding events(WatchedFolder folder, String what, String state) throws IOException, InterruptedException {
        if (!config.canary()) {
            return Finding.well(what, state + "; whether file events come is not tried, semstream.agent.canary is off");
        }
        try (FolderEvents events = new FolderEvents(FileSystems.getDefault().newWatchService(), new ImageNames(config.extensions()),
                new Deaf())) {
            Thread listener = Thread.ofPlatform().daemon().start(events::run);
            Canary canary = new Canary(config.id() + "-doctor", PATIENCE, events, true);
            canary.probe(folder);
            listener.interrupt();
            return Finding.well(what, state + "; " + switch (canary.watching(folder).mode()) {
                case EVENTS -> "file events come";
                case POLLING -> "no file events come, or of this machine's changes alone: it is scanned every "
                        + config.pollInterval().toMillis() + " ms";
                case UNPROVED -> "read-only: whether file events come cannot be tried";
            });
        }
    }

    private static final class Deaf implements FolderEvents.Listener {
        @Override
        public void fileChanged(FoundFile file) {}

        @Override
        public void unsure(WatchedFolder watched, Path folder) {}
    }

    private Finding dataFolder() {
        String what = "data folder " + config.dataDir();
        Path there = Stream.iterate(config.dataDir(), path -> path != null, Path::getParent).filter(Files::exists).findFirst()
                .orElse(config.dataDir());
        if (!Files.isWritable(there)) {
            return Finding.ill(what, "it cannot be written", "let the agent's user write it, or set semstream.agent.data.dir");
        }
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            return free < LITTLE_SPACE
                    ? Finding.ill(what, (free >> 20) + " MiB free", "make room: on a full disk the agent waits")
                    : Finding.well(what, (free >> 30) + " GiB free");
        } catch (IOException unreadable) {
            return Finding.ill(what, ReadProblem.of(unreadable), "move it to a local disk with semstream.agent.data.dir");
        }
    }

    private Finding ledger() {
        LedgerReader ledger = new LedgerReader(config.dataDir());
        if (!ledger.exists()) {
            return Finding.well("ledger", "there is none yet; the first start reads what agent " + config.id() + " announced before");
        }
        String check = ledger.check();
        return check.equals("ok")
                ? Finding.well("ledger", "sound")
                : Finding.ill("ledger", check, "start the agent: it moves the damaged file aside and rebuilds it from the topic");
    }

    private Finding broker() throws InterruptedException {
        String what = "broker " + config.kafka().bootstrapServers();
        return new KafkaCheck(config.kafka()).brokerProblem()
                .map(problem -> Finding.ill(what, problem,
                        "check semstream.kafka.bootstrap.servers, the network, and that the topics are provisioned"))
                .orElseGet(() -> Finding.well(what, "answers and has the topics"));
    }

    private Finding registry() {
        String what = "schema registry " + config.kafka().schemaRegistry();
        return new KafkaCheck(config.kafka()).registryProblem()
                .map(problem -> Finding.ill(what, problem,
                        "check semstream.schema.registry.url, the network, and that the schemas are registered"))
                .orElseGet(() -> Finding.well(what, "answers and knows the schemas"));
    }

    private Finding store() {
        String what = "object store " + config.store();
        try (ObjectStore store = MinioObjectStore.open(config.store())) {
            store.check();
            return Finding.well(what, "answers, the bucket is there");
        } catch (ObjectStoreException problem) {
            return Finding.ill(what, String.valueOf(problem.getMessage()),
                    "check semstream.object-store.*, the network, and the keys' rights");
        }
    }

    /** Against the object store, whose every answer is dated. */
    private Finding clock() throws InterruptedException {
        Optional<Duration> ahead = serverAhead(config.store().endpoint());
        if (ahead.isEmpty()) {
            return Finding.well("clock", "nobody to compare it with");
        }
        String state = ahead.get().abs().toSeconds() + " s " + (ahead.get().isNegative() ? "ahead of" : "behind") + " the object store's";
        return ahead.get().abs().compareTo(CLOCK_MAY_BE_OFF) > 0
                ? Finding.ill("clock", state, "set this machine's clock; until then the agent works, but its times are wrong")
                : Finding.well("clock", "agrees with the object store's");
    }

    private Optional<Duration> serverAhead(URI endpoint) throws InterruptedException {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request = HttpRequest.newBuilder(endpoint).timeout(PATIENCE).build();
            return http.send(request, BodyHandlers.discarding()).headers().firstValue("Date")
                    .map(date -> Duration.between(clock.instant(),
                            ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()));
        } catch (IOException | DateTimeException away) {
            return Optional.empty();
        }
    }
}
