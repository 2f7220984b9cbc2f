package io.semstream.classifier.image;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What of the world is away right now, and where. Any thread may tell and ask. */
public final class Outages {

    private static final Logger log = LoggerFactory.getLogger(Outages.class);

    private final Map<String, String> current = new ConcurrentSkipListMap<>();

    /** Said as often as it is noticed, logged once. */
    public void away(String what, String detail) {
        if (current.put(what, detail) == null) {
            log.warn("waiting for the {}: {}", what, detail);
        }
    }

    public void back(String what) {
        if (!current.isEmpty() && current.remove(what) != null) {
            log.info("the {} is back", what);
        }
    }

    public boolean any() {
        return !current.isEmpty();
    }

    /** All outages in one line, or nothing when the world is there. */
    public Optional<String> detail() {
        return Optional.of(current.entrySet().stream().map(outage -> outage.getKey() + ": " + outage.getValue())
                .collect(Collectors.joining("; "))).filter(line -> !line.isEmpty());
    }
}
