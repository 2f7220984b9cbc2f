/** Wires of which it is known how many lie in one direction: truth for measuring alignment against. */
@NullMarked
package io.semstream.simulator.wires;

import org.jspecify.annotations.NullMarked;
