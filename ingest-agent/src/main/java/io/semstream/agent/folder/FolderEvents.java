package io.semstream.agent.folder;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file system's own news about watched folders. They are a shortcut: whatever they miss, the next scan finds. */
public final class FolderEvents implements AutoCloseable {

    /** Told by the thread in {@link #run}. */
    public interface Listener {
        void fileChanged(FoundFile file);

        /** Something below {@code folder} may have happened that nobody will tell about. */
        void unsure(WatchedFolder watched, Path folder);
    }

    private record Registered(WatchedFolder watched, Path folder) {}

    private static final Logger log = LoggerFactory.getLogger(FolderEvents.class);

    private final WatchService service;
    private final ImageNames names;
    private final Listener listener;
    private final Map<WatchKey, Registered> folders = new ConcurrentHashMap<>();
    private final Map<Path, Runnable> expected = new ConcurrentHashMap<>();
    private final AtomicBoolean limitReported = new AtomicBoolean();

    public FolderEvents(WatchService service, ImageNames names, Listener listener) {
        this.service = service;
        this.names = names;
        this.listener = listener;
    }

    /**
     * Listens to one folder, not to those below it. Listening twice is listening once.
     *
     * @return whether it was listened to before
     */
    public boolean listenTo(WatchedFolder watched, Path folder) {
        try {
            return folders.put(folder.register(service, ENTRY_CREATE, ENTRY_MODIFY), new Registered(watched, folder)) != null;
        } catch (IOException refused) {
            if (limitReported.compareAndSet(false, true)) {
                log.warn("{}: no file events ({}); this folder and maybe others are only looked at by the periodic scan",
                        PrintableText.of(folder.toString()), ReadProblem.of(refused));
            }
        } catch (ClosedWatchServiceException stopping) {
            log.debug("not listening to {}: stopping", folder);
        }
        return false;
    }

    /** Has {@code heard} run when this one file, which is no image, is told of. */
    void listenFor(Path file, Runnable heard) {
        expected.put(file, heard);
    }

    void stopListeningFor(Path file) {
        expected.remove(file);
    }

    /** Passes events on until closed or interrupted. */
    public void run() {
        try {
            while (true) {
                handle(service.take());
            }
        } catch (InterruptedException | ClosedWatchServiceException stopping) {
            log.debug("file events end");
        }
    }

    private void handle(WatchKey key) {
        Registered registered = folders.get(key);
        for (WatchEvent<?> event : key.pollEvents()) {
            if (registered != null) {
                handle(registered, event);
            }
        }
        if (!key.reset()) {
            folders.remove(key);
        }
    }

    private void handle(Registered registered, WatchEvent<?> event) {
        if (event.kind().equals(OVERFLOW)) {
            listener.unsure(registered.watched(), registered.folder());
            return;
        }
        Path path = registered.folder().resolve((Path) event.context());
        Optional.ofNullable(expected.get(path)).ifPresent(Runnable::run);
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            if (event.kind().equals(ENTRY_CREATE) && names.isLookedInto(path)) {
                listener.unsure(registered.watched(), path);
            }
        } else if (names.isImage(path) && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            listener.fileChanged(FoundFile.of(registered.watched(), path));
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
