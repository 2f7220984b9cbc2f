/**
 * How fast the agent may read and how much of the processors it may use. What is read and what for is not known here.
 */
@NullMarked
package io.semstream.agent.pace;

import org.jspecify.annotations.NullMarked;
