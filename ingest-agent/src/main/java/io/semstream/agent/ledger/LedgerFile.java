package io.semstream.agent.ledger;

import io.semstream.runtime.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The SQLite file under the ledger: write-ahead log, every commit on disk before it returns. For one thread at a time. */
final class LedgerFile implements AutoCloseable {

    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet result) throws SQLException;
    }

    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    private static final Logger log = LoggerFactory.getLogger(LedgerFile.class);
    private static final List<String> SCHEMA = List.of("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
            """
                    CREATE TABLE IF NOT EXISTS file(
                      location TEXT NOT NULL, revision INTEGER NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
                      image_id TEXT, state TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '', detail TEXT NOT NULL DEFAULT '',
                      message BLOB, recorded INTEGER NOT NULL, session TEXT, disclosure TEXT NOT NULL DEFAULT 'FULL', PRIMARY KEY(location, revision)) WITHOUT ROWID""",
            "CREATE INDEX IF NOT EXISTS file_of_image ON file(image_id, state)",
            "CREATE INDEX IF NOT EXISTS file_unsent ON file(recorded) WHERE message IS NOT NULL",
            "CREATE TABLE IF NOT EXISTS announcing_from(partition INTEGER PRIMARY KEY, position INTEGER NOT NULL)",
            "CREATE TABLE IF NOT EXISTS owner(agent TEXT NOT NULL)",
            "CREATE TABLE IF NOT EXISTS rebuilt(at INTEGER NOT NULL)");

    private static final int IO_ERROR = 10;
    private static final int FULL = 13;
    /** What SQLite says where the world is at fault and not the file: no permission, a locked file, no memory, a read-only, broken or full disk, a folder that does not let it in. */
    private static final Set<Integer> NOT_DAMAGE = Set.of(3, 5, 6, 7, 8, IO_ERROR, FULL, 14);
    /** With less than this an I/O error is one of room: not every write says so. */
    private static final long NO_ROOM = 1 << 20;

    /** What ledgers of earlier versions lack. */
    private static final Map<String, String> LATER_COLUMNS = Map.of("session", "session TEXT", "disclosure",
            "disclosure TEXT NOT NULL DEFAULT 'FULL'");

    private final Path file;
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private LedgerFile(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * A damaged file is moved aside and a new one begun.
     *
     * @throws StartRefused
     *             when it is sound for all one knows, and cannot be opened
     */
    static LedgerFile open(Path file, Clock clock) throws IOException {
        try {
            return checked(file);
        } catch (SQLException damaged) {
            if (NOT_DAMAGE.contains(damaged.getErrorCode())) {
                throw new StartRefused("the ledger " + file + " cannot be opened: " + damaged.getMessage()
                        + "; see that its disk has room and that the agent may write there", damaged);
            }
            Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + clock.millis());
            log.error("the ledger {} is damaged ({}); it is kept as {} and rebuilt from the topic", file,
                    damaged.getMessage(), aside);
            moveAside(file, aside);
            return fresh(file);
        }
    }

    private static LedgerFile fresh(Path file) {
        try {
            return checked(file);
        } catch (SQLException cause) {
            throw new LedgerException("the ledger " + file + " cannot be opened: " + cause.getMessage(), cause);
        }
    }

    private static LedgerFile checked(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try {
            LedgerFile ledger = new LedgerFile(file, connection);
            ledger.prepare();
            return ledger;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    private void prepare() throws SQLException {
        for (String statement : SCHEMA) {
            execute(statement);
        }
        addLaterColumns();
        execute("CREATE INDEX IF NOT EXISTS file_of_session ON file(session, state, recorded)");
        String check = query("PRAGMA quick_check(1)", row -> row.getString(1)).getFirst();
        if (!check.equals("ok")) {
            throw new SQLException(check);
        }
    }

    private void addLaterColumns() throws SQLException {
        List<String> columns = query("PRAGMA table_info(file)", row -> row.getString("name"));
        for (Map.Entry<String, String> later : LATER_COLUMNS.entrySet()) {
            if (!columns.contains(later.getKey())) {
                execute("ALTER TABLE file ADD COLUMN " + later.getValue());
            }
        }
    }

    private void execute(String statement) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        }
    }

    private static void moveAside(Path file, Path aside) throws IOException {
        for (String suffix : List.of("", "-wal", "-shm")) {
            Path part = file.resolveSibling(file.getFileName() + suffix);
            if (Files.exists(part)) {
                Files.move(part, aside.resolveSibling(aside.getFileName() + suffix));
            }
        }
    }

    /**
     * All of the work or nothing of it, on disk when this returns.
     *
     * @throws LedgerDiskFull
     *             when there is no room; nothing of the work is left then
     */
    <T> T inTransaction(Work<T> work) {
        return guarded(() -> {
            connection.setAutoCommit(false);
            try {
                T result = work.run();
                connection.commit();
                connection.setAutoCommit(true);
                return result;
            } catch (SQLException | RuntimeException failed) {
                undo(failed);
                throw failed;
            }
        });
    }

    /** SQLite has undone it already where the disk was full, and then knows of no transaction to undo or to end. */
    private void undo(Exception failed) {
        for (String statement : List.of("ROLLBACK", "BEGIN")) {
            try {
                execute(statement);
            } catch (SQLException undone) {
                failed.addSuppressed(undone);
            }
        }
        try {
            connection.setAutoCommit(true);
        } catch (SQLException ended) {
            failed.addSuppressed(ended);
        }
    }

    <T> T guarded(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException cause) {
            if (isOfRoom(cause)) {
                throw new LedgerDiskFull(file, cause);
            }
            throw new LedgerException("the ledger " + file + " failed: " + cause.getMessage(), cause);
        }
    }

    private boolean isOfRoom(SQLException cause) {
        try {
            return cause.getErrorCode() == FULL
                    || (cause.getErrorCode() == IO_ERROR && Files.getFileStore(file).getUsableSpace() < NO_ROOM);
        } catch (IOException unknown) {
            return false;
        }
    }

    int update(String sql, @Nullable Object... arguments) throws SQLException {
        return bound(sql, arguments).executeUpdate();
    }

    <T> List<T> query(String sql, Row<T> row, @Nullable Object... arguments) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = bound(sql, arguments).executeQuery()) {
            while (result.next()) {
                rows.add(row.read(result));
            }
        }
        return rows;
    }

    private PreparedStatement bound(String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        guarded(() -> {
            connection.close();
            return true;
        });
    }
}
