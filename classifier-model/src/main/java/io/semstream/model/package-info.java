/** What an image shows, according to a model bundle: the bundle, the engine that serves it, and its answers. Knows no topics and no stores. */
@NullMarked
package io.semstream.model;

import org.jspecify.annotations.NullMarked;
