package io.semstream.agent.ledger;

import io.semstream.agent.handling.Disclosure;
import io.semstream.agent.ledger.Recorded.Duplicate;
import io.semstream.agent.ledger.Recorded.NewImage;
import io.semstream.agent.ledger.Recorded.Released;
import io.semstream.agent.ledger.Recorded.Unchanged;
import io.semstream.agent.world.Surroundings;
import io.semstream.runtime.StartRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * What became of every file, by location and revision. Every change is on disk when the method returns, and each method is one change; while the disk is full it waits, and those who
 * only ask are answered. Thread-safe; calls take turns.
 */
public final class Ledger implements AutoCloseable {

    private static final int PAGE = 1000;
    private static final String DISK = "the ledger's disk";
    private static final Duration UNTIL_ROOM_IS_LOOKED_FOR = Duration.ofSeconds(1);

    private final LedgerLock lock;
    private final LedgerFile file;
    private final Clock clock;
    private final Surroundings surroundings;
    private volatile StateCounts counts;
    private final AtomicLong changes = new AtomicLong();

    private Ledger(LedgerLock lock, LedgerFile file, Clock clock, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.lock = lock;
        this.file = file;
        this.clock = clock;
        this.counts = StateCounts.read(file);
    }

    /** As {@link #open(Path, String, Clock, Surroundings)}, where nobody asks for its disk. */
    public static Ledger open(Path folder, String agent, Clock clock) throws IOException {
        return open(folder, agent, clock, new Surroundings());
    }

    /**
     * Opens the agent's ledger in a folder of its own, which is made if it is not there.
     *
     * @param surroundings
     *            told when its disk is full and when it has room again
     * @throws StartRefused
     *             when another agent has it or had it
     */
    public static Ledger open(Path folder, String agent, Clock clock, Surroundings surroundings) throws IOException {
        Files.createDirectories(folder);
        LedgerLock lock = LedgerLock.take(folder);
        try {
            LedgerFile file = LedgerFile.open(folder.resolve("ledger.db"), clock);
            own(file, folder, agent);
            return new Ledger(lock, file, clock, surroundings);
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    /** What one agent announced says nothing about another: under a new id everything would look as if it were still to do. */
    private static void own(LedgerFile file, Path folder, String agent) {
        List<String> owners = file.guarded(() -> file.query("SELECT agent FROM owner", row -> row.getString(1)));
        if (owners.isEmpty()) {
            file.guarded(() -> file.update("INSERT INTO owner(agent) VALUES(?)", agent));
        } else if (!owners.contains(agent)) {
            file.close();
            throw new StartRefused("the ledger in " + folder + " belongs to agent " + owners.getFirst() + ", not to "
                    + agent + "; set semstream.agent.id back or give this agent another semstream.agent.data.dir");
        }
    }

    /** Whether it is new, so that what was announced before has to be read from the topic first. */
    public synchronized boolean needsRebuilding() {
        return file.guarded(() -> file.query("SELECT at FROM rebuilt", row -> row.getLong(1)).isEmpty());
    }

    /** Notes images that were announced before this ledger began. */
    public synchronized void restore(List<LedgerEntry> announced) {
        changed(() -> {
            for (LedgerEntry entry : announced) {
                counts.add(FileState.ANNOUNCED, restored(entry) ? 1 : 0);
            }
            return true;
        });
    }

    /** The topic tells of an image again, later, when more of it was released. */
    private boolean restored(LedgerEntry entry) throws SQLException {
        String imageId = entry.imageId().orElseThrow();
        boolean isRelease = file.update("UPDATE file SET disclosure = ? WHERE location = ? AND revision = ? AND image_id = ?",
                entry.disclosure().name(), entry.file().location(), entry.revision(), imageId) > 0;
        return !isRelease && file.update("INSERT OR IGNORE INTO file(" + LedgerReader.COLUMNS
                + ", recorded) VALUES(?,?,?,?,?,'ANNOUNCED','','',?,?,?)", entry.file().location(), entry.revision(),
                entry.file().size(), entry.file().modified().toEpochMilli(), imageId, entry.session().orElse(null),
                entry.disclosure().name(), entry.file().modified().toEpochMilli()) > 0;
    }

    /** Everything that was announced before has been restored. */
    public synchronized void markRebuilt() {
        file.guarded(() -> file.update("INSERT INTO rebuilt(at) VALUES(?)", clock.millis()));
    }

    /** The newest line about a location. */
    public synchronized Optional<LedgerEntry> newest(String location) {
        return file.guarded(() -> newestOf(location));
    }

    /** How much of this image is in the store and is announced or will be; empty for an image nobody knows. */
    public synchronized Optional<Disclosure> disclosed(String imageId) {
        return file.guarded(() -> disclosureOf(imageId));
    }

    /**
     * As much of the file as may leave lies in the store under this id.
     *
     * @param message
     *            makes what will be published, given the file's revision
     */
    public synchronized Recorded recordStored(FileVersion version, String imageId, Filing filing, IntFunction<byte[]> message) {
        return changed(() -> {
            Optional<LedgerEntry> content = newestContentOf(version.location());
            int revision = content.map(LedgerEntry::revision).orElse(0) + 1;
            removeFailure(version.location(), revision);
            Optional<Disclosure> known = disclosureOf(imageId);
            boolean isRelease = known.filter(before -> before.isLessThan(filing.disclosure())).isPresent();
            if (isRelease) {
                supersede(imageId);
            }
            if (content.flatMap(LedgerEntry::imageId).filter(imageId::equals).isPresent()) {
                return isRelease
                        ? released(version, revision - 1, imageId, filing, message)
                        : unchanged(version, revision - 1, filing, known.orElse(filing.disclosure()));
            }
            if (known.isPresent() && !isRelease) {
                insert(version, revision, Optional.of(imageId), FileState.DUPLICATE,
                        new Filing(filing.session(), known.get(), filing.reason(), filing.detail()), Optional.empty());
                return new Duplicate(firstLocation(imageId).orElse(version.location()));
            }
            insert(version, revision, Optional.of(imageId), FileState.UPLOADED, filing, Optional.of(message.apply(revision)));
            return isRelease ? new Released(revision) : new NewImage(revision);
        });
    }

    /** What waits to be told of an image is less than what will be told of it now. */
    private void supersede(String imageId) throws SQLException {
        int superseded = file.update("UPDATE file SET state = 'DUPLICATE', message = NULL WHERE image_id = ? AND state = 'UPLOADED'",
                imageId);
        counts.add(FileState.UPLOADED, -superseded);
        counts.add(FileState.DUPLICATE, superseded);
        counts.sent(superseded);
    }

    private Recorded released(FileVersion version, int revision, String imageId, Filing filing, IntFunction<byte[]> message)
            throws SQLException {
        remove("image_id IS NOT NULL", version.location(), revision);
        insert(version, revision, Optional.of(imageId), FileState.UPLOADED, filing, Optional.of(message.apply(revision)));
        return new Released(revision);
    }

    private Recorded unchanged(FileVersion version, int revision, Filing filing, Disclosure known) throws SQLException {
        file.update("UPDATE file SET size = ?, modified = ?, disclosure = ?, reason = ?, detail = ? WHERE location = ? AND revision = ?",
                version.size(), version.modified().toEpochMilli(), known.name(), filing.reason(), filing.detail(), version.location(),
                revision);
        return new Unchanged();
    }

    /**
     * The file could not be read.
     *
     * @return false when the ledger says so already
     */
    public synchronized boolean recordFailed(FileVersion version, Optional<String> session, String reason, String detail, byte[] message) {
        return changed(() -> {
            Optional<LedgerEntry> before = newestOf(version.location());
            if (before.filter(entry -> isSameFailure(entry, version, reason)).isPresent()) {
                return false;
            }
            int revision = newestContentOf(version.location()).map(LedgerEntry::revision).orElse(0) + 1;
            removeFailure(version.location(), revision);
            insert(version, revision, Optional.empty(), FileState.FAILED, new Filing(session, Disclosure.FULL, reason, detail),
                    Optional.of(message));
            return true;
        });
    }

    private static boolean isSameFailure(LedgerEntry entry, FileVersion version, String reason) {
        return entry.state() == FileState.FAILED && entry.file().equals(version) && entry.reason().equals(reason);
    }

    /** Images not announced yet and dead letters not sent yet, oldest first. */
    public synchronized List<Unsent> unsent(int most) {
        return file.guarded(() -> file.query("SELECT location, revision, image_id, disclosure, modified, message FROM file"
                + " WHERE message IS NOT NULL AND state <> 'ANNOUNCING' ORDER BY recorded LIMIT ?", Ledger::unsent, most));
    }

    /** Images of which nobody knows whether they were announced, because the agent was stopped in the middle. */
    public synchronized List<Unsent> announcing() {
        return file.guarded(() -> file.query(
                "SELECT location, revision, image_id, disclosure, modified, message FROM file WHERE message IS NOT NULL AND state = 'ANNOUNCING'",
                Ledger::unsent));
    }

    /** Where to look for them in each partition. */
    public synchronized Map<Integer, Long> announcingFrom() {
        return file.guarded(() -> {
            Map<Integer, Long> positions = new HashMap<>();
            file.query("SELECT partition, position FROM announcing_from",
                    row -> positions.put(row.getInt(1), row.getLong(2)));
            return positions;
        });
    }

    /** From now on these may be in the topic, at or after these positions. */
    public synchronized void markAnnouncing(List<Unsent> batch, Map<Integer, Long> positions) {
        changed(() -> {
            file.update("DELETE FROM announcing_from");
            for (Map.Entry<Integer, Long> position : positions.entrySet()) {
                file.update("INSERT INTO announcing_from VALUES(?,?)", position.getKey(), position.getValue());
            }
            for (Unsent image : batch) {
                if (image.imageId().isPresent()) {
                    move(image, FileState.UPLOADED, FileState.ANNOUNCING);
                }
            }
            return true;
        });
    }

    /** They are in the topic. */
    public synchronized void markSent(List<Unsent> batch) {
        changed(() -> {
            for (Unsent sent : batch) {
                if (sent.imageId().isPresent()) {
                    move(sent, FileState.ANNOUNCING, FileState.ANNOUNCED);
                }
                counts.sent(file.update("UPDATE file SET message = NULL WHERE location = ? AND revision = ?"
                        + " AND state IN ('ANNOUNCED', 'FAILED') AND message IS NOT NULL", sent.location(), sent.revision()));
            }
            return true;
        });
    }

    /** They are not in the topic and have to be sent. */
    public synchronized void markUploaded(List<Unsent> batch) {
        changed(() -> {
            for (Unsent image : batch) {
                move(image, FileState.ANNOUNCING, FileState.UPLOADED);
            }
            return true;
        });
    }

    /** Forgets a line whose message is of no use any more; the next scan finds the file again. */
    public synchronized void forget(Unsent unsent) {
        changed(() -> remove("message IS NOT NULL", unsent.location(), unsent.revision()));
    }

    /** Lines by state. */
    public long count(FileState state) {
        return counts.of(state);
    }

    /** Messages that wait to be published. */
    public long unsentCount() {
        return counts.unsent();
    }

    /** Grows with every change. */
    public long changes() {
        return changes.get();
    }

    /** What became of the files of every session that had one since then. */
    public synchronized List<SessionCount> sessions(Instant since) {
        return file.guarded(() -> file.query("SELECT session, state, count(*), max(recorded) FROM file WHERE session IN"
                + " (SELECT session FROM file WHERE session IS NOT NULL GROUP BY session HAVING max(recorded) >= ?) GROUP BY session, state",
                row -> new SessionCount(row.getString(1), FileState.valueOf(row.getString(2)), row.getLong(3),
                        Instant.ofEpochMilli(row.getLong(4))),
                since.toEpochMilli()));
    }

    /** Shows every line, in the order of locations; the ledger may go on meanwhile. */
    public void visit(Consumer<LedgerEntry> visitor) {
        List<LedgerEntry> page = page("", 0);
        while (!page.isEmpty()) {
            page.forEach(visitor);
            page = page(page.getLast().file().location(), page.getLast().revision());
        }
    }

    /** Where there is no room, others have their turn until it is looked for again, and what was counted before the work failed is counted anew. */
    private synchronized <T> T changed(LedgerFile.Work<T> work) {
        changes.incrementAndGet();
        while (true) {
            try {
                T result = file.inTransaction(work);
                surroundings.back(DISK);
                return result;
            } catch (LedgerDiskFull full) {
                counts = StateCounts.read(file);
                surroundings.away(DISK, String.valueOf(full.getMessage()));
                try {
                    wait(UNTIL_ROOM_IS_LOOKED_FOR.toMillis());
                } catch (InterruptedException ending) {
                    Thread.currentThread().interrupt();
                    throw full;
                }
            }
        }
    }

    private synchronized List<LedgerEntry> page(String location, int revision) {
        return file.guarded(() -> file.query(
                "SELECT " + LedgerReader.COLUMNS + " FROM file WHERE (location, revision) > (?, ?) ORDER BY location, revision LIMIT ?",
                LedgerReader::entry, location, revision, PAGE));
    }

    private void insert(FileVersion version, int revision, Optional<String> imageId, FileState state, Filing filing,
            Optional<byte[]> message) throws SQLException {
        file.update("INSERT INTO file(" + LedgerReader.COLUMNS + ", message, recorded) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
                version.location(), revision, version.size(), version.modified().toEpochMilli(), imageId.orElse(null), state.name(),
                filing.reason(), filing.detail(), filing.session().orElse(null), filing.disclosure().name(), message.orElse(null),
                clock.millis());
        counts.add(state, 1);
        counts.sent(message.isPresent() ? -1 : 0);
    }

    /** A failed line is not a revision of the content: what comes next takes its place. */
    private void removeFailure(String location, int revision) throws SQLException {
        remove("state = 'FAILED'", location, revision);
    }

    private int remove(String condition, String location, int revision) throws SQLException {
        return file.query("DELETE FROM file WHERE location = ? AND revision = ? AND " + condition
                + " RETURNING state, message IS NOT NULL", row -> {
                    counts.add(FileState.valueOf(row.getString(1)), -1);
                    counts.sent(row.getBoolean(2) ? 1 : 0);
                    return true;
                }, location, revision).size();
    }

    private void move(Unsent image, FileState from, FileState to) throws SQLException {
        int moved = file.update("UPDATE file SET state = ? WHERE location = ? AND revision = ? AND state = ?", to.name(),
                image.location(), image.revision(), from.name());
        counts.add(from, -moved);
        counts.add(to, moved);
    }

    private Optional<LedgerEntry> newestOf(String location) throws SQLException {
        return file.query("SELECT " + LedgerReader.COLUMNS + " FROM file WHERE location = ? ORDER BY revision DESC LIMIT 1",
                LedgerReader::entry, location).stream().findFirst();
    }

    private Optional<LedgerEntry> newestContentOf(String location) throws SQLException {
        return file.query("SELECT " + LedgerReader.COLUMNS
                + " FROM file WHERE location = ? AND state <> 'FAILED' ORDER BY revision DESC LIMIT 1", LedgerReader::entry,
                location).stream().findFirst();
    }

    private Optional<String> firstLocation(String imageId) throws SQLException {
        return file.query("SELECT location FROM file WHERE image_id = ? AND state IN ('UPLOADED','ANNOUNCING','ANNOUNCED')"
                + " ORDER BY recorded LIMIT 1", row -> row.getString(1), imageId).stream().findFirst();
    }

    private Optional<Disclosure> disclosureOf(String imageId) throws SQLException {
        return file.query("SELECT DISTINCT disclosure FROM file WHERE image_id = ? AND state IN ('UPLOADED','ANNOUNCING','ANNOUNCED')",
                row -> Disclosure.valueOf(row.getString(1)), imageId).stream().max(Comparator.naturalOrder());
    }

    private static Unsent unsent(ResultSet row) throws SQLException {
        return new Unsent(row.getString(1), row.getInt(2), Optional.ofNullable(row.getString(3)),
                Disclosure.valueOf(row.getString(4)), Instant.ofEpochMilli(row.getLong(5)), ByteBuffer.wrap(row.getBytes(6)));
    }

    @Override
    public synchronized void close() {
        file.close();
        lock.close();
    }
}
