/** The data set as one page for people. */
@org.jspecify.annotations.NullMarked
package io.semstream.dataset.report;
