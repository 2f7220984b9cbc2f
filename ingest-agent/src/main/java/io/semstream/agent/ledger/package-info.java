/**
 * The agent's durable record of every file it has taken care of; knows nothing of Kafka or the store.
 */
@NullMarked
package io.semstream.agent.ledger;

import org.jspecify.annotations.NullMarked;
