/** Numbers from counts and scores: estimates and how sure they are. Knows no images and no models. */
@NullMarked
package io.semstream.evaluation.statistics;

import org.jspecify.annotations.NullMarked;
