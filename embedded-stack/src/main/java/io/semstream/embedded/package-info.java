/**
 * Broker, schema registry and object store for laptops and tests, on 127.0.0.1 and in one data folder; knows nothing of
 * the services that use them.
 */
@NullMarked
package io.semstream.embedded;

import org.jspecify.annotations.NullMarked;
