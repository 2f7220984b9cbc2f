@NullMarked
package io.semstream.model.alignment;

import org.jspecify.annotations.NullMarked;
