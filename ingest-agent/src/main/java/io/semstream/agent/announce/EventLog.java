package io.semstream.agent.announce;

import io.semstream.event.ImageIngested;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where events are published and read back. For one thread; every method may throw {@link EventLogAway}, after which the log is to be closed and a new one taken over.
 */
public interface EventLog extends AutoCloseable {

    /** Records on the brink of being published. */
    @FunctionalInterface
    interface Batch {
        /** Publishes all of them or none; when it throws, nobody knows which until the next {@link EventLog#takeOver}. */
        void commit();
    }

    /** Becomes the only writer for this agent: whatever a predecessor left in the middle is settled when this returns. */
    void takeOver();

    /** For each partition of {@code sem.image.ingested} a position at or before where the next record will land. */
    Map<Integer, Long> positions();

    /** Does everything that can fail without a trace in the topics. */
    Batch prepare(List<Outgoing> records);

    /** Shows every committed {@code ImageIngested} from the positions (from the beginning where there is none) to the present end. */
    void read(Map<Integer, Long> from, Consumer<ImageIngested> reader);

    @Override
    void close();
}
