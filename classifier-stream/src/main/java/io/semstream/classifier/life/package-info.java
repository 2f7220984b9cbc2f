/** Keeping a Kafka Streams client running: wait for the world, run, tell whose fault an end is, begin again. */
@NullMarked
package io.semstream.classifier.life;

import org.jspecify.annotations.NullMarked;
