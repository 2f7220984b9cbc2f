package io.semstream.agent.ledger;

/** What a stored file turned out to be. */
public sealed interface Recorded {

    /** An image nobody knew: it will be announced. */
    record NewImage(int revision) implements Recorded {}

    /** A known image of which more may leave now: it will be announced again. */
    record Released(int revision) implements Recorded {}

    /** The path had exactly these bytes before. */
    record Unchanged() implements Recorded {}

    /** The bytes of an image that was first seen at another place. */
    record Duplicate(String firstLocation) implements Recorded {}
}
