/**
 * The Kafka Streams side: topology, processor, fault handlers. Records travel as bytes up to the processor, so that whose fault
 * a bad one is can be decided where its coordinates, its bytes and the prefetched work are at hand.
 */
@NullMarked
package io.semstream.classifier.topology;

import org.jspecify.annotations.NullMarked;
