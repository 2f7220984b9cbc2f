package io.semstream.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Whether a data folder's disk has room. One that runs full takes broker, store and ledger down with it, so work ends before that. */
final class FreeSpace {
    private static final int MIB = 1 << 20;
    private static final long TO_START = 256L * MIB;
    private static final long TO_GO_ON = 64L * MIB;

    private final Path folder;
    private final LongSupplier usableBytes;

    FreeSpace(Path folder, LongSupplier usableBytes) {
        this.folder = folder;
        this.usableBytes = usableBytes;
    }

    /** Of a folder that need not be there yet. */
    static FreeSpace of(Path folder) {
        return new FreeSpace(folder, () -> usableBytes(folder.toAbsolutePath().normalize()));
    }

    /** What to say when there is too little to begin with. */
    Optional<String> tooLittleToStart() {
        return below(TO_START, "use --data with a folder on another disk, or make room");
    }

    /** What to say when there is too little to go on. */
    Optional<String> tooLittleToGoOn() {
        return below(TO_GO_ON, "make room and start again: what is not labelled yet will be then");
    }

    private Optional<String> below(long least, String advice) {
        long usable = usableBytes.getAsLong();
        return usable >= least
                ? Optional.empty()
                : Optional.of(
                        "only " + usable / MIB + " MiB are free on the disk of " + folder + " (" + least / MIB + " are needed); " + advice);
    }

    private static long usableBytes(Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            return Files.getFileStore(there).getUsableSpace();
        } catch (IOException unknown) {
            throw new DeploymentFailure(
                    "the disk of " + folder + " does not say how much room it has (" + unknown + "); is it still there?");
        }
    }
}
