/**
 * What is unpacked on a microscope PC, tried as it is unpacked there.
 */
@NullMarked
package io.semstream.distribution;

import org.jspecify.annotations.NullMarked;
