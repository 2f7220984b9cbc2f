/** Tests of the package of the same name. */
@NullMarked
package io.semstream.schemas.registry;

import org.jspecify.annotations.NullMarked;
