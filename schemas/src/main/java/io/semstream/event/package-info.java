/** The events, generated from {@code src/main/avro}; fields that may be absent are null here, so readers wrap them in Optional. */
@NullUnmarked
package io.semstream.event;

import org.jspecify.annotations.NullUnmarked;
