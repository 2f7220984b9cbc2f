/**
 * Typed settings: what can be set, where the values come from and what is said when they are wrong.
 */
@NullMarked
package io.semstream.runtime.config;

import org.jspecify.annotations.NullMarked;
