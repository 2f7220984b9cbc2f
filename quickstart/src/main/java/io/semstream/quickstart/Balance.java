package io.semstream.quickstart;

/** What was seen and what became of it; closed when nothing is unaccounted for. */
record Balance(int seen, int labelled, int ambiguous, int failed, int duplicates, int withheld) {
    Balance {
        if (seen < 0 || labelled < 0 || ambiguous < 0 || failed < 0 || duplicates < 0 || withheld < 0) {
            throw new IllegalArgumentException("negative count in balance");
        }
    }

    int accounted() {
        return labelled + ambiguous + failed + duplicates + withheld;
    }

    boolean closed() {
        return seen == accounted();
    }

    @Override
    public String toString() {
        return "%d seen %s %d labelled + %d ambiguous + %d failed + %d duplicates%s".formatted(seen, closed() ? "=" : "≠", labelled,
                ambiguous,
                failed, duplicates, withheld == 0 ? "" : " + " + withheld + " under embargo");
    }
}
