/**
 * What instruments write about their images, in SI units and with the place each value came from; one reader a vendor, no pixels.
 */
@NullMarked
package io.semstream.micrograph.metadata;

import org.jspecify.annotations.NullMarked;
