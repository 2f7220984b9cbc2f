/** Avro records to bytes and back: Confluent's wire format for topics, JSON lines for people. */
@NullMarked
package io.semstream.schemas.serde;

import org.jspecify.annotations.NullMarked;
