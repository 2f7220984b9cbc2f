/** Tests of io.semstream.classifier.life. */
@NullMarked
package io.semstream.classifier.life;

import org.jspecify.annotations.NullMarked;
