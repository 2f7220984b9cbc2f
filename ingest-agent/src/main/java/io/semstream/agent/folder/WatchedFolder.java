package io.semstream.agent.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder the agent looks into, with all folders below it, and the instrument that writes there. */
public record WatchedFolder(Path path, String instrument) {

    public WatchedFolder {
        if (instrument.isBlank()) {
            throw new IllegalArgumentException("no instrument for " + path);
        }
        path = path.toAbsolutePath().normalize();
    }

    @Override
    public String toString() {
        return PrintableText.of(path.toString()) + " (" + instrument + ")";
    }

    /** This folder, or the one it leads to if it is a link: links are followed nowhere else. */
    public WatchedFolder resolved() throws IOException {
        return Files.isSymbolicLink(path) ? new WatchedFolder(path.toRealPath(), instrument) : this;
    }

    /** Written as {@code DIR} or {@code DIR=INSTRUMENT}; what follows the last '=' is the instrument unless it looks like a path. */
    public static WatchedFolder parse(String text, String defaultInstrument) {
        int equals = text.lastIndexOf('=');
        String instrument = text.substring(equals + 1).strip();
        boolean named = equals > 0 && !instrument.isEmpty() && instrument.indexOf('/') < 0 && instrument.indexOf('\\') < 0;
        return named
                ? new WatchedFolder(Path.of(text.substring(0, equals).strip()), instrument)
                : new WatchedFolder(Path.of(text.strip()), defaultInstrument);
    }
}
