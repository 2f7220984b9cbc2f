package io.semstream.agent.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/** The file with the keys of the object store, for its owner alone. It is made without any key and never written again. */
final class Credentials {
    private static final String TEMPLATE = """
            # Keys of the object store: take the # away and fill in. Only the agent's user should be able to read this file.
            #SEMSTREAM_OBJECT_STORE_ACCESS_KEY=
            #SEMSTREAM_OBJECT_STORE_SECRET_KEY=
            """;

    private Credentials() {}

    /** @return what was done, for people */
    static List<String> prepare(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
            closeToOthers(file);
            Files.writeString(file, TEMPLATE);
            return List.of("made " + file + " for the object store's keys");
        }
        return closeToOthers(file).map(List::of).orElseGet(List::of);
    }

    private static Optional<String> closeToOthers(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        var ownersAlone = PosixFilePermissions.fromString("rw-------");
        if (view == null || ownersAlone.containsAll(view.readAttributes().permissions())) {
            return Optional.empty();
        }
        view.setPermissions(ownersAlone);
        return Optional.of("closed " + file + " to others than its owner");
    }
}
