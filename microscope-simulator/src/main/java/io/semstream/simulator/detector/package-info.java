/** From relief to grey levels: secondary-electron contrast, the beam's faults, the data bar. */
@NullMarked
package io.semstream.simulator.detector;

import org.jspecify.annotations.NullMarked;
