package io.semstream.agent.ledger;

import io.semstream.agent.handling.Disclosure;
import io.semstream.runtime.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks into a ledger that another process may be writing, and changes nothing. */
public final class LedgerReader {

    /** In the order {@link #entry} reads them. */
    static final String COLUMNS = "location, revision, size, modified, image_id, state, reason, detail, session, disclosure";

    private final Path folder;
    private final Path file;

    /** @param folder the agent's data folder */
    public LedgerReader(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("ledger.db");
    }

    /** Whether there is one. */
    public boolean exists() {
        return Files.isRegularFile(file);
    }

    /** Whether an agent has it now. */
    public boolean isInUse() {
        try {
            LedgerLock.take(folder).close();
            return false;
        } catch (StartRefused | IOException takenOrNotOurs) {
            return true;
        }
    }

    /**
     * Every revision of a location, oldest first.
     *
     * @throws LedgerException
     *             when the ledger cannot be read
     */
    public List<LedgerEntry> revisions(String location) {
        return query("SELECT " + COLUMNS + " FROM file WHERE location = ? ORDER BY revision", location);
    }

    /** Where an image was seen first. */
    public Optional<String> firstLocation(String imageId) {
        return query("SELECT " + COLUMNS + " FROM file WHERE image_id = ?"
                + " AND state <> 'DUPLICATE' ORDER BY recorded LIMIT 1", imageId).stream().findFirst()
                .map(entry -> entry.file().location());
    }

    /** What SQLite thinks of the file; {@code ok} or what is wrong. */
    public String check() {
        try (Connection connection = open();
                PreparedStatement check = connection.prepareStatement("PRAGMA quick_check(1)");
                ResultSet result = check.executeQuery()) {
            return result.next() ? result.getString(1) : "no answer";
        } catch (SQLException damaged) {
            return String.valueOf(damaged.getMessage());
        }
    }

    private List<LedgerEntry> query(String sql, String argument) {
        try (Connection connection = open(); PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, argument);
            List<LedgerEntry> entries = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(row));
                }
            }
            return entries;
        } catch (SQLException cause) {
            throw new LedgerException("the ledger " + file + " cannot be read: " + cause.getMessage(), cause);
        }
    }

    static LedgerEntry entry(ResultSet row) throws SQLException {
        return new LedgerEntry(new FileVersion(row.getString(1), row.getLong(3), Instant.ofEpochMilli(row.getLong(4))), row.getInt(2),
                Optional.ofNullable(row.getString(5)), FileState.valueOf(row.getString(6)), row.getString(7), row.getString(8),
                Optional.ofNullable(row.getString(9)), Disclosure.valueOf(row.getString(10)));
    }

    private Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (PreparedStatement readOnly = connection.prepareStatement("PRAGMA query_only = ON")) {
            readOnly.execute();
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }
}
