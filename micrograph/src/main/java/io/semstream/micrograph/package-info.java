/**
 * Scanning electron micrographs as pixels and tags: decoding, the instrument's data bar, the one preprocessing for training and serving; no events, no storage, no models.
 */
@NullMarked
package io.semstream.micrograph;

import org.jspecify.annotations.NullMarked;
