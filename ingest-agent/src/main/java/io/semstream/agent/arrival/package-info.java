/**
 * Files that have been found and are not finished yet: when one is complete and may be taken in.
 */
@NullMarked
package io.semstream.agent.arrival;

import org.jspecify.annotations.NullMarked;
