/** The command that measures how wires lie, renders wires with known truth, trains the regression network on them and judges the methods; the methods themselves live elsewhere. */
@NullMarked
package io.semstream.trainer.alignment;

import org.jspecify.annotations.NullMarked;
