/** Tests of the package of the same name. */
@NullMarked
package io.semstream.schemas.serde;

import org.jspecify.annotations.NullMarked;
