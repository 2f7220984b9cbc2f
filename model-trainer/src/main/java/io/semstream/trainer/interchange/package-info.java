/** The commands about bundles as files: import one from elsewhere, show it, check it. Trains nothing. */
@NullMarked
package io.semstream.trainer.interchange;

import org.jspecify.annotations.NullMarked;
