package io.semstream.agent.ledger;

import io.semstream.agent.handling.Disclosure;
import java.util.Optional;

/**
 * Under what an image is filed.
 *
 * @param disclosure
 *            how much of it is in the store
 * @param reason
 *            code of why there is less than might be; empty text if there is not
 * @param detail
 *            the same in words
 */
public record Filing(Optional<String> session, Disclosure disclosure, String reason, String detail) {

    public static Filing of(Optional<String> session, Disclosure disclosure) {
        return new Filing(session, disclosure, "", "");
    }
}
