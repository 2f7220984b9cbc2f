/** The sink as a service: consumes classifications, makes labels of them, commits after the effect; how a label is decided lives in {@code label}. */
@org.jspecify.annotations.NullMarked
package io.semstream.labeler;
