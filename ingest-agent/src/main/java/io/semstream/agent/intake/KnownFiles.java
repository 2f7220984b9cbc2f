package io.semstream.agent.intake;

import io.semstream.agent.arrival.FileFacts;
import java.nio.file.Path;

/**
 * The files the ledger is done with, as a scan remembers them: 16 bytes each, so that the next scan need not ask the ledger about a hundred thousand of them. Only
 * a shortcut: a file that is not in here is asked for. Holds checksums of 64 bits of path and version, and of each path only the newest version. Thread-safe.
 */
final class KnownFiles {

    private static final int FIRST_SLOTS = 1 << 10;
    private static final int MOST_SLOTS = 1 << 20;
    private static final long NOTHING = 0;

    private long[] paths = new long[FIRST_SLOTS];
    private long[] versions = new long[FIRST_SLOTS];
    private int used;
    private long changes;

    /** Stands for what is known now; see {@link #add}. */
    synchronized long moment() {
        return changes;
    }

    synchronized boolean contains(Path file, FileFacts facts) {
        return versions[slot(path(file))] == version(facts);
    }

    /**
     * The ledger said that it is done with this version.
     *
     * @param asked
     *            the moment before the ledger was asked; does nothing when something was forgotten since, because that may have been this
     */
    synchronized void add(Path file, FileFacts facts, long asked) {
        if (asked != changes) {
            return;
        }
        makeRoom();
        long path = path(file);
        int slot = slot(path);
        used += paths[slot] == NOTHING ? 1 : 0;
        paths[slot] = path;
        versions[slot] = version(facts);
    }

    /** The ledger may soon say something else about this file. */
    synchronized void forget(Path file) {
        changes++;
        versions[slot(path(file))] = NOTHING;
    }

    /** Half of the slots stay empty. Files that are gone are never taken out, so at the end everything is forgotten, and learned anew. */
    private void makeRoom() {
        if (used < paths.length / 2) {
            return;
        }
        long[] oldPaths = paths;
        long[] oldVersions = versions;
        boolean full = paths.length >= MOST_SLOTS;
        paths = new long[full ? FIRST_SLOTS : oldPaths.length * 2];
        versions = new long[paths.length];
        used = 0;
        for (int i = 0; i < oldPaths.length && !full; i++) {
            if (oldVersions[i] != NOTHING) {
                int slot = slot(oldPaths[i]);
                paths[slot] = oldPaths[i];
                versions[slot] = oldVersions[i];
                used++;
            }
        }
    }

    /** Where this path stands, or would stand. */
    private int slot(long path) {
        int slot = (int) path & (paths.length - 1);
        while (paths[slot] != NOTHING && paths[slot] != path) {
            slot = (slot + 1) & (paths.length - 1);
        }
        return slot;
    }

    /** Names that are no text look alike as text, but not as paths. */
    private static long path(Path file) {
        String text = file.toString();
        long sum = file.hashCode();
        for (int i = 0; i < text.length(); i++) {
            sum = sum * 0x100000001B3L + text.charAt(i);
        }
        return mixed(sum);
    }

    private static long version(FileFacts facts) {
        return mixed(mixed(facts.size()) + facts.modified().toEpochMilli());
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014), and never nothing. */
    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return mixed == NOTHING ? 1 : mixed;
    }
}
