package io.semstream.agent.ledger;

import io.semstream.runtime.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One agent per ledger: a lock of the operating system, which goes when its process goes. */
final class LedgerLock implements AutoCloseable {

    private final FileChannel channel;

    private LedgerLock(FileChannel channel) {
        this.channel = channel;
    }

    static LedgerLock take(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve("ledger.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new StartRefused("the ledger in " + folder
                    + " is in use by another agent; stop that one or give this one another semstream.agent.data.dir");
        }
        return new LedgerLock(channel);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }
}
