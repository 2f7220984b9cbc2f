/**
 * Broker, registry, store and watched folders as the agent finds them: there or away.
 */
@NullMarked
package io.semstream.agent.world;

import org.jspecify.annotations.NullMarked;
