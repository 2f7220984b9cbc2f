package io.semstream.agent.ledger;

import io.semstream.agent.ledger.Recorded.Duplicate;
import io.semstream.agent.ledger.Recorded.NewImage;
import io.semstream.agent.ledger.Recorded.Unchanged;
import io.semstream.runtime.StartRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * What became of every file, by location and revision. Every change is on disk when the method returns, and each method is one change. Thread-safe; calls take turns.
 */
public final class Ledger implements AutoCloseable {

    private static final int PAGE = 1000;

    private final LedgerLock lock;
    private final LedgerFile file;
    private final Clock clock;
    private final StateCounts counts;

    private Ledger(LedgerLock lock, LedgerFile file, Clock clock) {
        this.lock = lock;
        this.file = file;
        this.clock = clock;
        this.counts = StateCounts.read(file);
    }

    /**
     * Opens the agent's ledger in a folder of its own, which is made if it is not there.
     *
     * @throws StartRefused
     *             when another agent has it or had it
     */
    public static Ledger open(Path folder, String agent, Clock clock) throws IOException {
        Files.createDirectories(folder);
        LedgerLock lock = LedgerLock.take(folder);
        try {
            LedgerFile file = LedgerFile.open(folder.resolve("ledger.db"), clock);
            own(file, folder, agent);
            return new Ledger(lock, file, clock);
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
        file.inTransaction(() -> {
            for (LedgerEntry entry : announced) {
                counts.add(FileState.ANNOUNCED, file.update("INSERT OR IGNORE INTO file(" + LedgerReader.COLUMNS
                        + ", recorded) VALUES(?,?,?,?,?,'ANNOUNCED','','',?)", entry.file().location(), entry.revision(),
                        entry.file().size(), entry.file().modified().toEpochMilli(), entry.imageId().orElseThrow(),
                        clock.millis()));
            }
            return true;
        });
    }

    /** Everything that was announced before has been restored. */
    public synchronized void markRebuilt() {
        file.guarded(() -> file.update("INSERT INTO rebuilt(at) VALUES(?)", clock.millis()));
    }

    /** The newest line about a location. */
    public synchronized Optional<LedgerEntry> newest(String location) {
        return file.guarded(() -> newestOf(location));
    }

    /** Whether this image is in the store and is announced or will be. */
    public synchronized boolean knows(String imageId) {
        return file.guarded(() -> firstLocation(imageId).isPresent());
    }

    /**
     * The file's bytes lie in the store under this id.
     *
     * @param message
     *            makes what will be published, given the file's revision
     */
    public synchronized Recorded recordStored(FileVersion version, String imageId, IntFunction<byte[]> message) {
        return file.inTransaction(() -> {
            Optional<LedgerEntry> content = newestContentOf(version.location());
            int revision = content.map(LedgerEntry::revision).orElse(0) + 1;
            removeFailure(version.location(), revision);
            if (content.flatMap(LedgerEntry::imageId).filter(imageId::equals).isPresent()) {
                file.update("UPDATE file SET size = ?, modified = ? WHERE location = ? AND revision = ?", version.size(),
                        version.modified().toEpochMilli(), version.location(), revision - 1);
                return new Unchanged();
            }
            Optional<String> first = firstLocation(imageId);
            if (first.isPresent()) {
                insert(version, revision, Optional.of(imageId), FileState.DUPLICATE, "", "", Optional.empty());
                return new Duplicate(first.get());
            }
            insert(version, revision, Optional.of(imageId), FileState.UPLOADED, "", "", Optional.of(message.apply(revision)));
            return new NewImage(revision);
        });
    }

    /**
     * The file could not be read.
     *
     * @return false when the ledger says so already
     */
    public synchronized boolean recordFailed(FileVersion version, String reason, String detail, byte[] message) {
        return file.inTransaction(() -> {
            Optional<LedgerEntry> before = newestOf(version.location());
            if (before.filter(entry -> isSameFailure(entry, version, reason)).isPresent()) {
                return false;
            }
            int revision = newestContentOf(version.location()).map(LedgerEntry::revision).orElse(0) + 1;
            removeFailure(version.location(), revision);
            insert(version, revision, Optional.empty(), FileState.FAILED, reason, detail, Optional.of(message));
            return true;
        });
    }

    private static boolean isSameFailure(LedgerEntry entry, FileVersion version, String reason) {
        return entry.state() == FileState.FAILED && entry.file().equals(version) && entry.reason().equals(reason);
    }

    /** Images not announced yet and dead letters not sent yet, oldest first. */
    public synchronized List<Unsent> unsent(int most) {
        return file.guarded(() -> file.query("SELECT location, revision, image_id, modified, message FROM file"
                + " WHERE message IS NOT NULL AND state <> 'ANNOUNCING' ORDER BY recorded LIMIT ?", Ledger::unsent, most));
    }

    /** Images of which nobody knows whether they were announced, because the agent was stopped in the middle. */
    public synchronized List<Unsent> announcing() {
        return file.guarded(() -> file.query(
                "SELECT location, revision, image_id, modified, message FROM file WHERE message IS NOT NULL AND state = 'ANNOUNCING'",
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
        file.inTransaction(() -> {
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
        file.inTransaction(() -> {
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
        file.inTransaction(() -> {
            for (Unsent image : batch) {
                move(image, FileState.ANNOUNCING, FileState.UPLOADED);
            }
            return true;
        });
    }

    /** Forgets a line whose message is of no use any more; the next scan finds the file again. */
    public synchronized void forget(Unsent unsent) {
        file.inTransaction(() -> remove("message IS NOT NULL", unsent.location(), unsent.revision()));
    }

    /** Lines by state. */
    public long count(FileState state) {
        return counts.of(state);
    }

    /** Messages that wait to be published. */
    public long unsentCount() {
        return counts.unsent();
    }

    /** Shows every line, in the order of locations; the ledger may go on meanwhile. */
    public void visit(Consumer<LedgerEntry> visitor) {
        List<LedgerEntry> page = page("", 0);
        while (!page.isEmpty()) {
            page.forEach(visitor);
            page = page(page.getLast().file().location(), page.getLast().revision());
        }
    }

    private synchronized List<LedgerEntry> page(String location, int revision) {
        return file.guarded(() -> file.query(
                "SELECT " + LedgerReader.COLUMNS + " FROM file WHERE (location, revision) > (?, ?) ORDER BY location, revision LIMIT ?",
                LedgerReader::entry, location, revision, PAGE));
    }

    private void insert(FileVersion version, int revision, Optional<String> imageId, FileState state, String reason,
            String detail, Optional<byte[]> message) throws SQLException {
        file.update("INSERT INTO file(" + LedgerReader.COLUMNS + ", message, recorded) VALUES(?,?,?,?,?,?,?,?,?,?)", version.location(),
                revision, version.size(), version.modified().toEpochMilli(), imageId.orElse(null), state.name(), reason,
                detail, message.orElse(null), clock.millis());
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

    private static Unsent unsent(ResultSet row) throws SQLException {
        return new Unsent(row.getString(1), row.getInt(2), Optional.ofNullable(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)), ByteBuffer.wrap(row.getBytes(5)));
    }

    @Override
    public synchronized void close() {
        file.close();
        lock.close();
    }
}
