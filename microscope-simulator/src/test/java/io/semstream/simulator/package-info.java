/** Checks that pictures, files and sessions are what they claim to be. */
@NullMarked
package io.semstream.simulator;

import org.jspecify.annotations.NullMarked;
