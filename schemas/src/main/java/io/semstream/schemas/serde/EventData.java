package io.semstream.schemas.serde;

import io.semstream.event.ImageIngested;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Avro's view of the generated classes. Avro instantiates no class named in a schema that it was not told to trust, for
 * the whole JVM; the events are told here, beside whatever else is trusted.
 */
final class EventData {

    private static final Package EVENTS = ImageIngested.class.getPackage();

    static {
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), EventData::isEvent));
    }

    private EventData() {}

    /** From now on, at the latest; any other use of this class does the same. */
    static void trust() {
        // the static block above has run
    }

    /** The data model of a schema's generated class, with its conversions. */
    static SpecificData of(Schema schema) {
        return SpecificData.getForSchema(schema);
    }

    /** This build's version of a schema; empty where no class was generated from it. */
    static Optional<Schema> generated(Schema schema) {
        try {
            return Optional.<Class<?>>ofNullable(SpecificData.get().getClass(schema)).map(SpecificData.get()::getSchema);
        } catch (SecurityException untrusted) {
            return Optional.empty();
        }
    }

    private static boolean isEvent(Class<?> type) {
        return EVENTS.equals(type.getPackage());
    }
}
