/** Tests of the package of the same name. */
@NullMarked
package io.semstream.schemas.topic;

import org.jspecify.annotations.NullMarked;
