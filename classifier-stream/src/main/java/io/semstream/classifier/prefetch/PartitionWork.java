package io.semstream.classifier.prefetch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** The work of one partition: what is to come in the order of the records, and the last few that were taken. Not thread-safe. */
final class PartitionWork {

    private final Map<Long, Prefetched> upcoming = new LinkedHashMap<>();
    private final Map<Long, Prefetched> taken;
    private final Queue<Prefetched> waiting = new ArrayDeque<>();

    PartitionWork(int mostKept) {
        taken = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Prefetched> eldest) {
                return size() > mostKept;
            }
        };
    }

    /** The work on exactly these bytes: an offset may be given again. */
    Optional<Prefetched> at(long offset, byte[] value) {
        return Optional.ofNullable(upcoming.getOrDefault(offset, taken.get(offset))).filter(work -> work.isOf(value));
    }

    void add(long offset, Prefetched work) {
        upcoming.put(offset, work);
        waiting.add(work);
    }

    /** Keeps what is taken for a while: an aborted transaction asks for it again. */
    Optional<Prefetched> take(long offset, byte[] value) {
        Optional<Prefetched> work = at(offset, value);
        work.ifPresent(found -> {
            upcoming.remove(offset);
            taken.put(offset, found);
        });
        forgetBefore(offset);
        return work;
    }

    private void forgetBefore(long offset) {
        Iterator<Map.Entry<Long, Prefetched>> oldest = upcoming.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<Long, Prefetched> entry = oldest.next();
            if (entry.getKey() >= offset) {
                return;
            }
            entry.getValue().letGo();
            oldest.remove();
        }
    }

    /** The next one nobody has started yet. */
    Optional<Prefetched> claimNext() {
        for (Prefetched next = waiting.poll(); next != null; next = waiting.poll()) {
            if (next.claim()) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    List<Prefetched> all() {
        List<Prefetched> all = new ArrayList<>(upcoming.values());
        all.addAll(taken.values());
        return all;
    }

    int size() {
        return upcoming.size();
    }
}
