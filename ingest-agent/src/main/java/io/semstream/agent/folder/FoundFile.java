package io.semstream.agent.folder;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file in a watched folder.
 *
 * @param location
 *            the file as a URI: unlike a path's text it keeps every byte of a name in every locale, so it is what the ledger knows a file by
 * @param name
 *            path below the watched folder with '/' between its parts, as people read it
 */
public record FoundFile(WatchedFolder folder, Path file, String location, String name) {

    public static FoundFile of(WatchedFolder folder, Path file) {
        URI uri = file.toUri();
        String below = folder.path().toUri().getPath();
        String path = uri.getPath();
        return new FoundFile(folder, file, uri.toString(),
                path.startsWith(below) ? withoutSlash(path.substring(below.length())) : path);
    }

    private static String withoutSlash(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    /** The folders that hold it, from the nearest to the watched one. */
    public List<Path> foldersUpwards() {
        List<Path> folders = new ArrayList<>();
        for (Path parent = file.getParent(); parent != null && parent.startsWith(folder.path()); parent = parent.getParent()) {
            folders.add(parent);
        }
        return folders;
    }

    /** Lower case and without the dot, empty text if there is none. */
    public String extension() {
        return ImageNames.extension(name);
    }

    /** For logs: one line, whatever is in the name. */
    @Override
    public String toString() {
        return PrintableText.of(URI.create(location).getPath());
    }
}
