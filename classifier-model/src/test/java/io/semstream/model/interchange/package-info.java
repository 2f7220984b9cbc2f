@NullMarked
package io.semstream.model.interchange;

import org.jspecify.annotations.NullMarked;
