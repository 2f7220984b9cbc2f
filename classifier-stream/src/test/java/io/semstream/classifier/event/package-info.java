/** Tests of io.semstream.classifier.event. */
@NullMarked
package io.semstream.classifier.event;

import org.jspecify.annotations.NullMarked;
