package io.semstream.runtime.config;

import java.util.Map;
import java.util.Optional;

/** The type of a prefix: its values are read by somebody else. */
final class PassThrough {

    static final ValueType<Map<String, String>> TYPE = new ValueType<>("pass-through", "any text",
            raw -> Optional.empty(), values -> "", Optional.empty());

    private PassThrough() {}
}
