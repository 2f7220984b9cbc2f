/** How commands of this module say what went wrong; knows none of them. */
@org.jspecify.annotations.NullMarked
package io.semstream.trainer.attempt;
