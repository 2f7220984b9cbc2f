/**
 * What makes a main a service: lifecycle, health, metrics and the connection to Kafka; nothing about images lives here.
 */
@NullMarked
package io.semstream.runtime;

import org.jspecify.annotations.NullMarked;
