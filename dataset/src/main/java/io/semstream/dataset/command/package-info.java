/** The data set on the command line. */
@org.jspecify.annotations.NullMarked
package io.semstream.dataset.command;
