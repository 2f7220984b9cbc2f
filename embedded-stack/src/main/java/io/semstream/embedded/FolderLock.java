package io.semstream.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a second process, or a second user in this one, out of a data folder. The system lets go when we die. */
final class FolderLock implements AutoCloseable {

    /**
     * The system keeps locks per process, and drops them all when the process closes the file through any of its
     * channels: a lock held here must not be tried again here.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static FolderLock take(Path dataDir) {
        try {
            Path folder = Files.createDirectories(dataDir).toRealPath();
            if (!HELD_HERE.add(folder)) {
                throw taken(dataDir);
            }
            return locked(folder);
        } catch (IOException unusable) {
            throw new EmbeddedStackException("cannot use the data folder " + dataDir + ": " + unusable, unusable);
        }
    }

    /** Whether somebody works on the folder at this moment. */
    static boolean isTaken(Path dataDir) {
        if (Files.notExists(dataDir.resolve(".lock"))) {
            return false;
        }
        try {
            take(dataDir).close();
            return false;
        } catch (EmbeddedStackException taken) {
            return true;
        }
    }

    private static FolderLock locked(Path folder) throws IOException {
        Optional<FolderLock> lock = Optional.empty();
        try {
            lock = tryLock(folder);
            return lock.orElseThrow(() -> taken(folder));
        } finally {
            if (lock.isEmpty()) {
                HELD_HERE.remove(folder);
            }
        }
    }

    private static Optional<FolderLock> tryLock(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new FolderLock(folder, channel));
    }

    private static EmbeddedStackException taken(Path folder) {
        return new EmbeddedStackException(
                folder + " is in use by another running semstream: stop it, or choose another data folder");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException gone) {
            throw new EmbeddedStackException("cannot release the data folder: " + gone, gone);
        } finally {
            HELD_HERE.remove(folder);
        }
    }
}
