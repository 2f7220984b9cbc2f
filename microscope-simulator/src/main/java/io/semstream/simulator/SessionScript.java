package io.semstream.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The order of a session: mostly clear images, in between the ambiguous, the broken and the duplicates. */
final class SessionScript {
    private static final double AMBIGUOUS = 0.10;
    private static final double BROKEN = 0.07;
    private static final double DUPLICATE = 0.05;
    /** A session of at least this many files shows one of each kind. */
    private static final int ROOM_FOR_ALL = 8;

    private SessionScript() {}

    /** Begins with a clear image, so that there is something to duplicate. */
    static List<FileKind> of(int count, long seed) {
        List<FileKind> kinds = new ArrayList<>();
        add(kinds, FileKind.AMBIGUOUS, AMBIGUOUS, count);
        add(kinds, FileKind.BROKEN, BROKEN, count);
        add(kinds, FileKind.DUPLICATE, DUPLICATE, count);
        while (kinds.size() < count - 1) {
            kinds.add(FileKind.CLEAR);
        }
        Collections.shuffle(kinds, new Random(seed));
        if (count > 0) {
            kinds.addFirst(FileKind.CLEAR);
        }
        return List.copyOf(kinds.subList(0, count));
    }

    private static void add(List<FileKind> kinds, FileKind kind, double share, int count) {
        int least = count >= ROOM_FOR_ALL ? 1 : 0;
        kinds.addAll(Collections.nCopies((int) Math.max(least, Math.floor(share * count)), kind));
    }
}
