/**
 * One finished file: hashed, stored and recorded.
 */
@NullMarked
package io.semstream.agent.intake;

import org.jspecify.annotations.NullMarked;
