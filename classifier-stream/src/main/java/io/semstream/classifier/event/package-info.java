/** Events in and out as pure functions: bytes to what was announced, findings to what is published. */
@NullMarked
package io.semstream.classifier.event;

import org.jspecify.annotations.NullMarked;
