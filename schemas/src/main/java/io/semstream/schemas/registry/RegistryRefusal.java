package io.semstream.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.semstream.schemas.registry.SchemaRegistryException.Reason;
import java.net.URI;

/** Turns an error answer into words: what it means and what to do. */
final class RegistryRefusal {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_ANSWER = 500;

    private RegistryRefusal() {}

    static SchemaRegistryException of(URI base, String purpose, int status, String body) {
        JsonNode answer = json(body);
        Reason reason = reason(status, answer.path("error_code").asInt());
        String said = shortened(answer.path("message").asText(body));
        return new SchemaRegistryException(reason,
                "schema registry " + base + " did not " + purpose + " (" + status + ": " + said + "): " + advice(reason));
    }

    private static Reason reason(int status, int errorCode) {
        return switch (status) {
            case 401, 403 -> Reason.DENIED;
            // a 404 without the protocol's code comes from something that is not a registry: nothing is known about the schema
            case 404 -> errorCode / 100 == 404 ? Reason.UNKNOWN_SCHEMA : Reason.REFUSED;
            case 408, 429 -> Reason.UNREACHABLE;
            case 409 -> Reason.INCOMPATIBLE;
            default -> status >= 500 ? Reason.UNREACHABLE : Reason.REFUSED;
        };
    }

    private static String advice(Reason reason) {
        return switch (reason) {
            case UNREACHABLE -> "it is in trouble; this may pass, its log tells more";
            case DENIED -> "check basic.auth.user.info and the user's rights";
            case INCOMPATIBLE -> "the schema breaks what is registered; add fields with defaults instead of changing them";
            case UNKNOWN_SCHEMA -> "provision the topics and their schemas, and check that this is the right registry";
            case REFUSED -> "check that schema.registry.url is the base of the registry's Confluent API";
        };
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException words) {
            return MissingNode.getInstance();
        }
    }

    private static String shortened(String answer) {
        String line = answer.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST_ANSWER ? line.substring(0, LONGEST_ANSWER) + "…" : line;
    }
}
