/** The findings as one HTML page that needs nothing else, and as JSON. */
@NullMarked
package io.semstream.evaluation.report;

import org.jspecify.annotations.NullMarked;
