/** The {@code semstream} command: the whole flow on one machine; no logic of a step lives here. */
@org.jspecify.annotations.NullMarked
package io.semstream.quickstart;
