/** Tests of the embedded stack, and of the schemas module against it. */
@NullMarked
package io.semstream.embedded;

import org.jspecify.annotations.NullMarked;
