@NullMarked
package io.semstream.simulator.wires;

import org.jspecify.annotations.NullMarked;
