/** Tests of the classifier service as a whole. */
@NullMarked
package io.semstream.classifier;

import org.jspecify.annotations.NullMarked;
