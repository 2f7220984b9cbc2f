/**
 * Publishing what the ledger says must be published, once; the agent's only room with Kafka.
 */
@NullMarked
package io.semstream.agent.announce;

import org.jspecify.annotations.NullMarked;
