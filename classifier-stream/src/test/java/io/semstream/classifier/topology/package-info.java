/** Tests of io.semstream.classifier.topology. */
@NullMarked
package io.semstream.classifier.topology;

import org.jspecify.annotations.NullMarked;
