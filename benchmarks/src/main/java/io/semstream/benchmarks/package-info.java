/** How fast the whole is, and against what; the numbers go into {@code docs/benchmarks.md}. */
@NullMarked
package io.semstream.benchmarks;

import org.jspecify.annotations.NullMarked;
