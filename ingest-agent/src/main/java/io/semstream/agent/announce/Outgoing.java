package io.semstream.agent.announce;

import io.semstream.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecord;

/** A record for one of the catalogue's topics. */
public record Outgoing(Topic<?> topic, String key, SpecificRecord value) {}
