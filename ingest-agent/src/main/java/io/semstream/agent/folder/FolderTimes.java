package io.semstream.agent.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When the entries of each folder last changed, as its own modification time says: a file that was made, renamed or removed changes it. So a look at the folders
 * alone tells which of them have to be listed again. For one thread.
 */
final class FolderTimes {

    private static final int MOST_FOLDERS = 20_000;

    /** @param settled whether it was listed twice with this time: what came right after the first time, within the clock's tick, has been seen too */
    private record Seen(WatchedFolder watched, FileTime modified, boolean settled) {}

    private final Map<Path, Seen> folders = new HashMap<>();

    /** It is listed now, and had this time just before. */
    void listed(WatchedFolder watched, Path folder, FileTime modified) {
        Seen before = folders.get(folder);
        if (before != null || folders.size() < MOST_FOLDERS) {
            folders.put(folder, new Seen(watched, modified, before != null && before.modified().equals(modified)));
        }
    }

    boolean knows(Path folder) {
        return folders.containsKey(folder);
    }

    /** Those that may hold something new. What cannot be asked is left to the next scan of everything. */
    List<Path> changed(WatchedFolder watched) {
        List<Path> changed = new ArrayList<>();
        List<Path> gone = new ArrayList<>();
        folders.forEach((folder, seen) -> {
            if (!seen.watched().equals(watched)) {
                return;
            }
            try {
                FileTime now = Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS);
                if (!seen.settled() || !seen.modified().equals(now)) {
                    changed.add(folder);
                }
            } catch (NoSuchFileException removed) {
                gone.add(folder);
            } catch (IOException unreadable) {
                return;
            }
        });
        gone.forEach(folders::remove);
        return changed;
    }
}
