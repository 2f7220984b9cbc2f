@NullMarked
package io.semstream.trainer.interchange;

import org.jspecify.annotations.NullMarked;
