package io.semstream.schemas.registry;

import org.apache.avro.Schema;

/** A schema with the id the registry gave it: the id that stands in front of every record. */
public record RegisteredSchema(int id, Schema schema) {}
