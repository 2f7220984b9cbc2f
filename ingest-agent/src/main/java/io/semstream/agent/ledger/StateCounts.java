package io.semstream.agent.ledger;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How many lines are in which state, kept beside the file so that the balance costs nothing to read. */
final class StateCounts {

    private final Map<FileState, AtomicLong> lines = new EnumMap<>(FileState.class);
    private final AtomicLong unsent = new AtomicLong();

    private StateCounts() {
        for (FileState state : FileState.values()) {
            lines.put(state, new AtomicLong());
        }
    }

    static StateCounts read(LedgerFile file) {
        StateCounts counts = new StateCounts();
        file.guarded(() -> file.query("SELECT state, count(*) FROM file GROUP BY state", row -> {
            counts.add(FileState.valueOf(row.getString(1)), row.getLong(2));
            return true;
        }));
        file.guarded(() -> file.query("SELECT count(*) FROM file WHERE message IS NOT NULL",
                row -> counts.unsent.addAndGet(row.getLong(1))));
        return counts;
    }

    void add(FileState state, long change) {
        counter(state).addAndGet(change);
    }

    void sent(long messages) {
        unsent.addAndGet(-messages);
    }

    long of(FileState state) {
        return counter(state).get();
    }

    long unsent() {
        return unsent.get();
    }

    private AtomicLong counter(FileState state) {
        AtomicLong counter = lines.get(state);
        if (counter == null) {
            throw new IllegalStateException("no counter for " + state);
        }
        return counter;
    }
}
