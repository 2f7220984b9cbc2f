package io.semstream.classifier.prefetch;

import io.semstream.classifier.image.Finding;
import io.semstream.event.ImageIngested;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/**
 * Starts work on records before the stream asks for them. Only a window of them is under way at a time, taken from the
 * partitions in turn as the stream itself does, so that no partition waits behind the backlog of another; a record that is
 * asked for is started at once. Thread-safe; never blocks.
 */
public final class Prefetch implements AutoCloseable {

    /** More than the stream processes in one transaction while images are slow enough for it to matter. */
    private static final int MOST_KEPT_PER_PARTITION = 256;

    private final Function<ImageIngested, CompletableFuture<Finding>> work;
    private final int window;
    private final Map<TopicPartition, PartitionWork> partitions = new LinkedHashMap<>();
    private int underWay;
    private boolean feeding;
    private boolean closed;

    /**
     * @param work
     *            begins the work on one image, which ends when its future is cancelled; neither blocks nor throws
     * @param window
     *            how many images are under way before the stream asks for them
     */
    public Prefetch(Function<ImageIngested, CompletableFuture<Finding>> work, int window) {
        this.work = work;
        this.window = window;
    }

    /** Whether the record at this place is already taken care of: the same offset is seen again after a rewind. Failed work is not kept. */
    public synchronized boolean knows(TopicPartition partition, long offset, byte[] value) {
        return Optional.ofNullable(partitions.get(partition)).flatMap(known -> known.at(offset, value))
                .filter(work -> !work.failed()).isPresent();
    }

    /** Begins as soon as there is room; replaces what was at this place. */
    public void add(TopicPartition partition, long offset, byte[] value, ImageIngested event) {
        Prefetched added = new Prefetched(value, event);
        enqueue(partition, offset, added);
        feed();
    }

    private synchronized void enqueue(TopicPartition partition, long offset, Prefetched added) {
        partitions.computeIfAbsent(partition, first -> new PartitionWork(MOST_KEPT_PER_PARTITION)).add(offset, added);
        if (closed) {
            added.letGo();
        }
    }

    /** The work on the record the stream is at, begun now if it was not yet; nothing if the record was never added. */
    public Optional<Prefetched> take(TopicPartition partition, long offset, byte[] value) {
        Optional<Prefetched> taken = taken(partition, offset, value);
        taken.filter(Prefetched::claim).ifPresent(this::startOutOfTurn);
        return taken;
    }

    private synchronized Optional<Prefetched> taken(TopicPartition partition, long offset, byte[] value) {
        return Optional.ofNullable(partitions.get(partition)).flatMap(known -> known.take(offset, value));
    }

    /** The partition is no longer ours: its work is let go. */
    public void expire(TopicPartition partition) {
        removed(partition).forEach(Prefetched::letGo);
        feed();
    }

    private synchronized List<Prefetched> removed(TopicPartition partition) {
        return Optional.ofNullable(partitions.remove(partition)).map(PartitionWork::all).orElse(List.of());
    }

    /** How many records are announced and not yet taken. */
    public synchronized int size() {
        return partitions.values().stream().mapToInt(PartitionWork::size).sum();
    }

    /** Lets everything go; whoever waits for a finding sees it cancelled. */
    @Override
    public void close() {
        everything().forEach(Prefetched::letGo);
    }

    private synchronized List<Prefetched> everything() {
        closed = true;
        return partitions.values().stream().flatMap(known -> known.all().stream()).toList();
    }

    private void startOutOfTurn(Prefetched asked) {
        begun();
        asked.start(work, this::settled);
    }

    private synchronized void begun() {
        underWay++;
    }

    private void settled() {
        ended();
        feed();
    }

    private synchronized void ended() {
        underWay--;
    }

    /** One thread at a time, and the lock is not held while work begins: work that ends at once comes back here. */
    private void feed() {
        if (mayFeed()) {
            for (Optional<Prefetched> next = next(); next.isPresent(); next = next()) {
                next.get().start(work, this::settled);
            }
        }
    }

    private synchronized boolean mayFeed() {
        boolean free = !feeding;
        feeding = true;
        return free;
    }

    private synchronized Optional<Prefetched> next() {
        Optional<Prefetched> next = underWay < window && !closed ? inTurn() : Optional.empty();
        feeding = next.isPresent();
        underWay += next.isPresent() ? 1 : 0;
        return next;
    }

    private Optional<Prefetched> inTurn() {
        for (TopicPartition partition : List.copyOf(partitions.keySet())) {
            PartitionWork first = Objects.requireNonNull(partitions.remove(partition));
            partitions.put(partition, first); // to the end of the line
            Optional<Prefetched> next = first.claimNext();
            if (next.isPresent()) {
                return next;
            }
        }
        return Optional.empty();
    }
}
