package io.semstream.classifier.topology;

import org.apache.avro.specific.SpecificRecord;

/**
 * What is published for one record.
 *
 * @param sink
 *            name of the sink it goes to
 * @param imageId
 *            key of what is published
 */
record Outcome(String sink, String imageId, SpecificRecord event) {}
