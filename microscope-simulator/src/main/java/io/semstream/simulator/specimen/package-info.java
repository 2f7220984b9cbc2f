/** What lies under the beam: one specimen for each category, each with several looks. */
@NullMarked
package io.semstream.simulator.specimen;

import org.jspecify.annotations.NullMarked;
