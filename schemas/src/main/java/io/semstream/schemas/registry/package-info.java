/** Talks to a schema registry over Confluent's REST protocol; knows nothing of records. */
@NullMarked
package io.semstream.schemas.registry;

import org.jspecify.annotations.NullMarked;
