/** Moves the numbers of a network: images by the batch, loss, updates, checkpoints; knows no options and no bundles. */
@org.jspecify.annotations.NullMarked
package io.semstream.trainer.training;
