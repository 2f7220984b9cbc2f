package io.semstream.classifier.topology;

import java.time.Duration;

/**
 * The bounds of everything the stream thread waits for.
 *
 * @param round
 *            for findings between two commits; the transaction must not time out meanwhile
 * @param outage
 *            for findings while something is known to be away; the transaction may be lost, the group membership may not
 * @param transactionTimeout
 *            when the broker gives up on a transaction
 * @param pollInterval
 *            when the group gives up on a member
 */
public record WaitLimits(Duration round, Duration outage, Duration transactionTimeout, Duration pollInterval) {

    private static final Duration POLL_INTERVAL = Duration.ofMinutes(5);
    private static final Duration OUTAGE = Duration.ofSeconds(30);

    public WaitLimits {
        if (round.compareTo(transactionTimeout) >= 0 || round.compareTo(outage) > 0 || outage.compareTo(pollInterval) >= 0) {
            throw new IllegalArgumentException("waits must end before Kafka gives up: round " + round + " < transaction "
                    + transactionTimeout + ", round <= outage " + outage + " < poll interval " + pollInterval);
        }
    }

    public static WaitLimits within(Duration transactionTimeout) {
        return new WaitLimits(transactionTimeout.dividedBy(2), OUTAGE, transactionTimeout, POLL_INTERVAL);
    }
}
