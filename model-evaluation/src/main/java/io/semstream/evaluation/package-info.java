/** The commands that evaluate, calibrate and explain; knows no topics and no services. */
@NullMarked
package io.semstream.evaluation;

import org.jspecify.annotations.NullMarked;
