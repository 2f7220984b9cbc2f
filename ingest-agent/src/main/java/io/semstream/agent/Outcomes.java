package io.semstream.agent;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.semstream.agent.folder.PrintableText;
import io.semstream.agent.handling.Disclosure;
import io.semstream.agent.intake.Intake;
import io.semstream.agent.intake.IntakeOutcome;
import io.semstream.agent.ledger.LedgerEntry;
import io.semstream.agent.ledger.Unsent;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the world what became of files: listener, log and metrics. */
final class Outcomes {

    private static final Logger log = LoggerFactory.getLogger(IngestAgent.class);

    private final Consumer<AgentEvent> listener;
    private final Clock clock;
    private final Counter announced;
    private final Counter duplicates;
    private final Counter failed;
    private final Timer delay;
    private volatile Optional<String> lastFile = Optional.empty();

    Outcomes(Consumer<AgentEvent> listener, MeterRegistry meters, Clock clock) {
        this.listener = listener;
        this.clock = clock;
        this.announced = counter(meters, "announced");
        this.duplicates = counter(meters, "duplicate");
        this.failed = counter(meters, "failed");
        this.delay = Timer.builder("semstream.agent.delay").description("last write of a file to its announcement")
                .publishPercentileHistogram().register(meters);
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("semstream.agent.files").description("files the agent is done with")
                .tag("outcome", outcome).register(meters);
    }

    /** The file announced last in this process. */
    Optional<String> lastFile() {
        return lastFile;
    }

    /** It is in its topic. */
    void sent(Unsent line) {
        line.imageId().ifPresent(imageId -> {
            Path path = path(line.location());
            announced.increment();
            Duration sinceWritten = Duration.between(line.modified(), clock.instant());
            if (!sinceWritten.isNegative()) {
                delay.record(sinceWritten);
            }
            lastFile = Optional.of(path.toString());
            log.debug("announced {} as image {}, revision {}", printable(path), imageId, line.revision());
            listener.accept(new AgentEvent.Announced(path, imageId, line.revision(), line.disclosure() == Disclosure.EVENT_ONLY));
        });
    }

    void taken(IntakeOutcome outcome) {
        switch (outcome) {
            case IntakeOutcome.Duplicate(var file, String imageId, String first) -> {
                duplicates.increment();
                log.info("{} is image {} again, first seen as {}: not announced", file, imageId, printable(path(first)));
                listener.accept(new AgentEvent.Duplicate(file.file(), imageId));
            }
            case IntakeOutcome.Failed(var file, String reason, String detail) -> {
                failed.increment();
                log.warn("{} is given up until it changes or becomes readable: {}, {}", file, reason, detail);
                listener.accept(new AgentEvent.Failed(file.file(), reason, detail));
            }
            case IntakeOutcome.Stored(var file, String imageId, int revision) -> log
                    .debug("stored {} as image {}, revision {}", file, imageId, revision);
            default -> log.trace("{}", outcome);
        }
    }

    /** Nobody knows what lies in there, so no file is counted. */
    void closed(Path folder, String problem) {
        listener.accept(new AgentEvent.Failed(folder, Intake.UNREADABLE, problem));
    }

    /** A line of the ledger as an event; empty for one that is still on its way. */
    static Optional<AgentEvent> event(LedgerEntry entry) {
        Path path = path(entry.file().location());
        return switch (entry.state()) {
            case ANNOUNCED -> Optional
                    .of(new AgentEvent.Announced(path, entry.imageId().orElseThrow(), entry.revision(),
                            entry.disclosure() == Disclosure.EVENT_ONLY));
            case DUPLICATE -> Optional.of(new AgentEvent.Duplicate(path, entry.imageId().orElseThrow()));
            case FAILED -> Optional.of(new AgentEvent.Failed(path, entry.reason(), entry.detail()));
            case UPLOADED, ANNOUNCING -> Optional.empty();
        };
    }

    /** A place this machine cannot spell any more stands for itself. */
    private static Path path(String location) {
        try {
            return Path.of(URI.create(location));
        } catch (IllegalArgumentException | FileSystemNotFoundException unspellable) {
            return Path.of(PrintableText.ascii(location));
        }
    }

    private static String printable(Path path) {
        return PrintableText.of(path.toString());
    }
}
