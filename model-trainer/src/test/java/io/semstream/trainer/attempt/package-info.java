@NullMarked
package io.semstream.trainer.attempt;

import org.jspecify.annotations.NullMarked;
