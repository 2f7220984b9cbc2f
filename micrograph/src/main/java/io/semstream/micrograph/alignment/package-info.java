/** How wires and fibres lie: what share of them is aligned, and in which direction. Pure computation on frames without their data bar; knows no category and no model. */
@NullMarked
package io.semstream.micrograph.alignment;

import org.jspecify.annotations.NullMarked;
