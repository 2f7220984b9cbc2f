package io.semstream.schemas.registry;

import io.semstream.schemas.registry.SchemaRegistryException.Reason;
import java.net.URI;

/** Turns an error answer into words: what it means and what to do. */
final class RegistryRefusal {

    private static final int LONGEST_ANSWER = 500;

    private RegistryRefusal() {}

    static SchemaRegistryException of(URI base, String purpose, int status, String answer) {
        Reason reason = reason(status);
        return new SchemaRegistryException(reason, "schema registry " + base + " did not " + purpose + " (" + status + " "
                + shortened(answer) + "): " + advice(reason));
    }

    private static Reason reason(int status) {
        return switch (status) {
            case 401, 403 -> Reason.DENIED;
            case 404 -> Reason.UNKNOWN_SCHEMA;
            case 409 -> Reason.INCOMPATIBLE;
            case 408, 429 -> Reason.UNREACHABLE;
            default -> status >= 500 ? Reason.UNREACHABLE : Reason.REFUSED;
        };
    }

    private static String advice(Reason reason) {
        return switch (reason) {
            case UNREACHABLE -> "it is in trouble; this may pass, its log tells more";
            case DENIED -> "check basic.auth.user.info and the user's rights";
            case INCOMPATIBLE -> "the schema breaks what is registered; add fields with defaults instead of changing them";
            case UNKNOWN_SCHEMA -> "provision the topics and their schemas first, and check that this is the right registry";
            case REFUSED -> "check schema.registry.url and the registry's log";
        };
    }

    private static String shortened(String answer) {
        String line = answer.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST_ANSWER ? line.substring(0, LONGEST_ANSWER) + "…" : line;
    }
}
