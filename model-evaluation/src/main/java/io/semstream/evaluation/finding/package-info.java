/** What the answers of a bundle add up to; the content of a report. */
@NullMarked
package io.semstream.evaluation.finding;

import org.jspecify.annotations.NullMarked;
