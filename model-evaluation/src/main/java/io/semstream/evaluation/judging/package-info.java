/** What a bundle says about labelled images, through the same engine as serving. */
@NullMarked
package io.semstream.evaluation.judging;

import org.jspecify.annotations.NullMarked;
