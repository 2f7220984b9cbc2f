/** One contract, held by every store. */
@NullMarked
package io.semstream.objectstore;

import org.jspecify.annotations.NullMarked;
