package io.semstream.agent.world;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What of the world is away at the moment. Logs when a part goes and when it comes back; thread-safe. */
public final class Surroundings {

    public static final String BROKER = "broker";
    public static final String REGISTRY = "schema registry";
    public static final String STORE = "object store";

    private static final Logger log = LoggerFactory.getLogger(Surroundings.class);

    private final Map<String, String> away = new ConcurrentSkipListMap<>();

    /** Before the first contact: away, but nobody is told. */
    public void expect(String part, String where) {
        away.put(part, "not reached yet: " + where);
    }

    /**
     * Unless this thread is told to end: what breaks then says nothing about the world.
     *
     * @param problem
     *            where the part was looked for and what happened
     */
    public void away(String part, String problem) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        String before = away.put(part, problem);
        if (before == null || before.startsWith("not reached yet")) {
            log.warn("{} is away, waiting for it: {}", part, problem);
        }
    }

    public void back(String part) {
        if (away.remove(part) != null) {
            log.info("{} is there", part);
        }
    }

    /** Everything that is away, in one line. */
    public Optional<String> problem() {
        return away.isEmpty()
                ? Optional.empty()
                : Optional.of(away.entrySet().stream().map(part -> part.getKey() + " is away: " + part.getValue())
                        .collect(Collectors.joining("; ")));
    }
}
