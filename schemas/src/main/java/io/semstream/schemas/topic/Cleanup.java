package io.semstream.schemas.topic;

/** What Kafka does with old records of a topic. */
public enum Cleanup {
    /** Keeps the newest record of every key. */
    COMPACT("compact"),
    /** Drops records older than the retention. */
    DELETE("delete"),
    /** Keeps the newest record of every key, and drops even that after the retention. */
    COMPACT_AND_DELETE("compact,delete");

    private final String policy;

    Cleanup(String policy) {
        this.policy = policy;
    }

    /** The value of {@code cleanup.policy}. */
    public String policy() {
        return policy;
    }
}
