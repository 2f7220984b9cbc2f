package io.semstream.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second process, or a second user in this one, out of a data folder. The system lets go when we die. */
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (locked(channel) == null) {
                channel.close();
                throw new EmbeddedStackException(
                        folder + " is in use by another running semstream: stop it, or choose another data folder");
            }
            return new FolderLock(channel);
        } catch (IOException unusable) {
            throw new EmbeddedStackException("cannot use the data folder " + folder + ": " + unusable, unusable);
        }
    }

    /** Whether somebody works on the folder at this moment. */
    static boolean isTaken(Path folder) {
        if (Files.notExists(folder.resolve(".lock"))) {
            return false;
        }
        try {
            take(folder).close();
            return false;
        } catch (EmbeddedStackException taken) {
            return true;
        }
    }

    private static @Nullable FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException gone) {
            throw new EmbeddedStackException("cannot release the data folder: " + gone, gone);
        }
    }
}
