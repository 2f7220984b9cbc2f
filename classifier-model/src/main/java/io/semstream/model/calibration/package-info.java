/** Pure mathematics that turns raw outputs into honest answers; fitted by the trainer, applied by the engine. */
@NullMarked
package io.semstream.model.calibration;

import org.jspecify.annotations.NullMarked;
