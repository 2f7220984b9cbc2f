/** Work on images that begins before the stream asks for it: which records, in which order, and for how long it is kept. */
@NullMarked
package io.semstream.classifier.prefetch;

import org.jspecify.annotations.NullMarked;
