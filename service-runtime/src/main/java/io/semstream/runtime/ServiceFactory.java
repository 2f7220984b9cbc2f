package io.semstream.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.semstream.runtime.config.Settings;

/** Makes a service from its settings, without I/O. */
@FunctionalInterface
public interface ServiceFactory {

    Service create(Settings settings, MeterRegistry meters);
}
