/** Models made elsewhere: what kind of file one is, and how it becomes a bundle. Reads no bundles and serves none. */
@NullMarked
package io.semstream.model.interchange;

import org.jspecify.annotations.NullMarked;
