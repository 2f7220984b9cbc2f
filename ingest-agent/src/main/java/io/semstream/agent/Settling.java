package io.semstream.agent;

import io.semstream.agent.arrival.Arrival;
import io.semstream.agent.arrival.Arrivals;
import io.semstream.agent.arrival.FileFacts;
import io.semstream.agent.arrival.FileTail;
import io.semstream.agent.arrival.SettleRule;
import io.semstream.agent.arrival.Shape;
import io.semstream.agent.folder.Companions;
import io.semstream.agent.folder.FoundFile;
import io.semstream.agent.folder.ReadProblem;
import io.semstream.agent.intake.Intake;
import io.semstream.agent.intake.IntakeOutcome;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Looks at arriving files until they are finished and has them taken in, a bounded number at the same time. */
final class Settling {

    private static final int MOST_FAILURES = 6;
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final long MOST_BELIEVABLE_DELAY_MS = 60_000;

    private final Arrivals arrivals;
    private final SettleRule rule;
    private final Companions companions;
    private final Intake intake;
    private final Clock clock;
    private final Executor workers;
    private final Semaphore places;
    private final Consumer<IntakeOutcome> outcomes;
    private final AtomicLong watcherDelayMs = new AtomicLong(-1);

    Settling(Arrivals arrivals, SettleRule rule, Companions companions, Intake intake, Clock clock, Executor workers, int places,
            Consumer<IntakeOutcome> outcomes) {
        this.arrivals = arrivals;
        this.rule = rule;
        this.companions = companions;
        this.intake = intake;
        this.clock = clock;
        this.workers = workers;
        this.places = new Semaphore(places);
        this.outcomes = outcomes;
    }

    /** Time from the last write of the newest arrival to its first sight. */
    Optional<Long> watcherDelayMs() {
        return Optional.of(watcherDelayMs.get()).filter(delay -> delay >= 0);
    }

    /** Works until interrupted. */
    void run() throws InterruptedException {
        while (true) {
            look(arrivals.next());
        }
    }

    private void look(Arrival arrival) throws InterruptedException {
        try {
            Optional<FileFacts> facts = FileFacts.of(arrival.file().file());
            if (facts.isEmpty() || !intake.isNeeded(arrival.file(), facts.get())) {
                arrivals.done(arrival);
            } else {
                look(arrival, facts.get());
            }
        } catch (IOException unreadable) {
            retry(arrival, new FileFacts(0, Instant.EPOCH), ReadProblem.of(unreadable));
        }
    }

    private void look(Arrival arrival, FileFacts facts) throws InterruptedException {
        noteDelay(arrival, facts);
        Instant since = arrivals.looked(arrival, facts);
        Duration settling = rule.remaining(facts, since, clock.instant(), () -> shape(arrival.file()));
        Duration wait = settling.isZero() ? companions.remaining(arrival.file(), since, clock.instant()) : settling;
        if (wait.isZero()) {
            places.acquire();
            workers.execute(() -> takeIn(arrival, facts));
        } else {
            arrivals.later(arrival, wait);
        }
    }

    private void noteDelay(Arrival arrival, FileFacts facts) {
        long delay = Duration.between(facts.modified(), clock.instant()).toMillis();
        if (!arrival.isKnown() && delay >= 0 && delay < MOST_BELIEVABLE_DELAY_MS) {
            watcherDelayMs.set(delay);
        }
    }

    /** What cannot be opened is finished as far as can be told: taking it in says what is wrong with it. */
    private static Shape shape(FoundFile file) {
        try {
            return FileTail.shape(file.file());
        } catch (IOException unreadable) {
            return Shape.WHOLE;
        }
    }

    private void takeIn(Arrival arrival, FileFacts facts) {
        try {
            IntakeOutcome outcome = intake.take(arrival.file(), facts);
            switch (outcome) {
                case IntakeOutcome.Changed changed -> arrivals.later(arrival, rule.quiet());
                case IntakeOutcome.Unreadable(String problem) -> retry(arrival, facts, problem);
                default -> finish(arrival, outcome);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }

    private void retry(Arrival arrival, FileFacts facts, String problem) {
        if (arrival.failures() < MOST_FAILURES) {
            arrivals.failed(arrival, FIRST_RETRY.multipliedBy(1L << arrival.failures()));
        } else {
            finish(arrival, intake.giveUp(arrival.file(), facts, problem));
        }
    }

    /** Whoever sees that nothing is waiting any more has been told of everything before. */
    private void finish(Arrival arrival, IntakeOutcome outcome) {
        outcomes.accept(outcome);
        arrivals.done(arrival);
    }
}
