/** Geometry: depth and material seen by the beam, bodies laid into it, noise. Knows no structure and no brightness. */
@NullMarked
package io.semstream.simulator.relief;

import org.jspecify.annotations.NullMarked;
