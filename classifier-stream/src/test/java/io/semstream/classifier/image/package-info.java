/** Tests of io.semstream.classifier.image. */
@NullMarked
package io.semstream.classifier.image;

import org.jspecify.annotations.NullMarked;
