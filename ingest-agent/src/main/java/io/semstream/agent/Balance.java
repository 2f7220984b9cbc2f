package io.semstream.agent;

/** What became of all files the agent has seen; a file counts once for every revision of its content. */
public record Balance(long seen, long announced, long duplicates, long failed, long waiting) {

    static Balance of(long announced, long duplicates, long failed, long waiting) {
        return new Balance(announced + duplicates + failed + waiting, announced, duplicates, failed, waiting);
    }

    public Balance {
        if (seen != announced + duplicates + failed + waiting) {
            throw new IllegalArgumentException(seen + " files seen are not " + announced + " announced, " + duplicates
                    + " duplicates, " + failed + " failed and " + waiting + " waiting");
        }
    }
}
