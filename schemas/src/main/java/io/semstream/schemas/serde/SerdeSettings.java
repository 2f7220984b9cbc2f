package io.semstream.schemas.serde;

import java.util.Map;
import java.util.Optional;

/** Confluent's switches, under Confluent's names and with Confluent's defaults. */
record SerdeSettings(boolean key, boolean autoRegister, boolean useLatestVersion, boolean specificReader) {

    static final String AUTO_REGISTER = "auto.register.schemas";
    static final String USE_LATEST_VERSION = "use.latest.version";
    static final String SPECIFIC_READER = "specific.avro.reader";
    static final SerdeSettings DEFAULT = new SerdeSettings(false, true, false, false);

    static SerdeSettings from(Map<String, ?> properties, boolean isKey) {
        return new SerdeSettings(isKey, flag(properties, AUTO_REGISTER, DEFAULT.autoRegister),
                flag(properties, USE_LATEST_VERSION, DEFAULT.useLatestVersion),
                flag(properties, SPECIFIC_READER, DEFAULT.specificReader));
    }

    /** TopicNameStrategy. */
    String subject(String topic) {
        return topic + (key ? "-key" : "-value");
    }

    private static boolean flag(Map<String, ?> properties, String name, boolean otherwise) {
        Optional<String> value = Optional.ofNullable(properties.get(name)).map(Object::toString);
        if (value.isPresent() && !value.get().equals("true") && !value.get().equals("false")) {
            throw new IllegalArgumentException(name + " = \"" + value.get() + "\": expected true or false");
        }
        return value.map(Boolean::parseBoolean).orElse(otherwise);
    }
}
