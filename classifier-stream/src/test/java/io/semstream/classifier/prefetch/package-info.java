/** Tests of io.semstream.classifier.prefetch. */
@NullMarked
package io.semstream.classifier.prefetch;

import org.jspecify.annotations.NullMarked;
