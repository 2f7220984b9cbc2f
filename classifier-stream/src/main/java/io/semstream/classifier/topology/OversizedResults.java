package io.semstream.classifier.topology;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Images whose result a broker or producer refused for its size. Kafka aborts the transaction then, whatever a handler says
 * (KAFKA-15259), so the record comes again: it is remembered here and becomes a dead letter the second time. Thread-safe.
 */
public final class OversizedResults {

    private static final int MOST_REMEMBERED = 10_000;

    private final Map<String, Boolean> remembered = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    synchronized void add(String imageId) {
        remembered.put(imageId, true);
    }

    synchronized boolean contains(String imageId) {
        return remembered.containsKey(imageId);
    }
}
