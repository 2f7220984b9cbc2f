/** Neural networks as functions from grey images to numbers, and the only room that knows DJL. */
@NullMarked
package io.semstream.model.network;

import org.jspecify.annotations.NullMarked;
