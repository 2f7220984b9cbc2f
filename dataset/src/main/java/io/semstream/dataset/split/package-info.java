/** Which images stay together, and in which part of the split. */
@org.jspecify.annotations.NullMarked
package io.semstream.dataset.split;
