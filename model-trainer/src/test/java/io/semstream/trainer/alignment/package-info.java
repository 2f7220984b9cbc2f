@NullMarked
package io.semstream.trainer.alignment;

import org.jspecify.annotations.NullMarked;
