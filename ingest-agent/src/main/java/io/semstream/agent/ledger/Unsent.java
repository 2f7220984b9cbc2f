package io.semstream.agent.ledger;

import io.semstream.agent.handling.Disclosure;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * Something the ledger says must be published.
 *
 * @param imageId
 *            absent for a file that could not be read
 * @param message
 *            as it was given to the ledger
 */
public record Unsent(String location, int revision, Optional<String> imageId, Disclosure disclosure, Instant modified, ByteBuffer message) {

    @Override
    public ByteBuffer message() {
        return message.asReadOnlyBuffer();
    }

    @Override
    public String toString() {
        return location + " revision " + revision;
    }
}
