package io.semstream.embedded;

import java.nio.file.Path;

/** Tells from another process whether a folder is taken. */
final class LockProbe {

    private LockProbe() {}

    public static void main(String[] args) {
        System.out.println(FolderLock.isTaken(Path.of(args[0])) ? "taken" : "free");
    }
}
