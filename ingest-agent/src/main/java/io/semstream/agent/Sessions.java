package io.semstream.agent;

import io.semstream.agent.SessionBalance.State;
import io.semstream.agent.arrival.Arrivals;
import io.semstream.agent.arrival.Arrivals.Waiting;
import io.semstream.agent.folder.PrintableText;
import io.semstream.agent.handling.Handling;
import io.semstream.agent.handling.HandlingRules;
import io.semstream.agent.ledger.FileState;
import io.semstream.agent.ledger.Ledger;
import io.semstream.agent.ledger.SessionCount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The books of every session of the last week: balanced when the session has ended, an alarm where they do not. For one thread. */
final class Sessions {

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int MOST = 50;
    private static final int MOST_NAMED = 3;

    private final Ledger ledger;
    private final Arrivals arrivals;
    private final HandlingRules rules;
    private final Duration end;
    private final Clock clock;
    private List<SessionCount> counts = List.of();
    private long countedAt = -1;
    private final Map<String, State> told = new HashMap<>();
    private volatile long overdueCount;

    /** @param end how long no file of a session comes until it has ended */
    Sessions(Ledger ledger, Arrivals arrivals, HandlingRules rules, Duration end, Clock clock) {
        this.ledger = ledger;
        this.arrivals = arrivals;
        this.rules = rules;
        this.end = end;
        this.clock = clock;
    }

    /** How many have ended and do not balance, as of the last look. */
    long overdue() {
        return overdueCount;
    }

    /** Newest first; says once of each that it balances, or that it does not. */
    List<SessionBalance> look() {
        Instant now = clock.instant();
        Map<String, List<Waiting>> waiting = waiting();
        Map<String, List<SessionCount>> counted = counts(now).stream().collect(Collectors.groupingBy(SessionCount::session));
        Set<String> names = new TreeSet<>(counted.keySet());
        names.addAll(waiting.keySet());
        List<SessionBalance> all = names.stream()
                .map(name -> balance(name, counted.getOrDefault(name, List.of()), waiting.getOrDefault(name, List.of()), now))
                .sorted(Comparator.comparing(SessionBalance::last).reversed()).toList();
        all.forEach(session -> tell(session, waiting.getOrDefault(session.session(), List.of())));
        told.keySet().retainAll(names);
        overdueCount = all.stream().filter(session -> session.state() == State.OVERDUE).count();
        return all.stream().limit(MOST).toList();
    }

    private Map<String, List<Waiting>> waiting() {
        Map<String, List<Waiting>> waiting = new HashMap<>();
        for (Waiting file : arrivals.waiting()) {
            Optional<String> session = rules.lately(file.file()).flatMap(Handling::session);
            session.ifPresent(name -> waiting.computeIfAbsent(name, first -> new ArrayList<>()).add(file));
        }
        return waiting;
    }

    /** An idle agent reads its ledger no more than once. */
    private List<SessionCount> counts(Instant now) {
        long changes = ledger.changes();
        if (changes != countedAt) {
            counts = ledger.sessions(now.minus(WEEK));
            countedAt = changes;
        }
        return counts;
    }

    private SessionBalance balance(String name, List<SessionCount> counted, List<Waiting> waiting, Instant now) {
        Map<FileState, Long> files = new EnumMap<>(FileState.class);
        counted.forEach(count -> files.merge(count.state(), count.files(), Long::sum));
        Instant last = counted.stream().map(SessionCount::last).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        Optional<Duration> youngest = waiting.stream().map(Waiting::age).min(Comparator.naturalOrder());
        Instant lastSeen = youngest.map(now::minus).filter(last::isBefore).orElse(last);
        Balance balance = Balance.of(files.getOrDefault(FileState.ANNOUNCED, 0L), files.getOrDefault(FileState.DUPLICATE, 0L),
                files.getOrDefault(FileState.FAILED, 0L), waiting.size() + files.getOrDefault(FileState.UPLOADED, 0L)
                        + files.getOrDefault(FileState.ANNOUNCING, 0L));
        return new SessionBalance(name, balance, lastSeen, state(balance, Duration.between(lastSeen, now)));
    }

    private State state(Balance files, Duration quiet) {
        if (quiet.compareTo(end) < 0) {
            return State.OPEN;
        }
        return files.waiting() == 0 ? State.CLOSED : State.OVERDUE;
    }

    /** What had ended well before this process began is nobody's news. */
    private void tell(SessionBalance session, List<Waiting> waiting) {
        Optional<State> before = Optional.ofNullable(told.put(session.session(), session.state()));
        if (session.state() == State.CLOSED && before.filter(state -> state != State.CLOSED).isPresent()) {
            log.info("{}: closed", PrintableText.of(session.toString()));
        }
        if (session.state() == State.OVERDUE && before.filter(State.OVERDUE::equals).isEmpty()) {
            log.warn("{}: it ended and does not close; {}", PrintableText.of(session.toString()), named(waiting));
        }
    }

    private static String named(List<Waiting> waiting) {
        return waiting.isEmpty()
                ? "what waits is stored and waits for broker or schema registry"
                : waiting.stream().limit(MOST_NAMED).map(file -> file.file().toString())
                        .collect(Collectors.joining(", ", "ask agent explain about ", ""));
    }
}
