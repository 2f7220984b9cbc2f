/** The regression network that measures how wires lie, its training and its weights; knows no bundle and no category. */
@NullMarked
package io.semstream.model.alignment;

import org.jspecify.annotations.NullMarked;
