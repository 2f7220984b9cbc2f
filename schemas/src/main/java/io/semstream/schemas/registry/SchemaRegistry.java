package io.semstream.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * A schema registry that speaks Confluent's REST protocol. Safe for many threads; calls block for at most the request
 * timeout times the attempts. What was once answered is remembered, because ids never change their meaning.
 */
public final class SchemaRegistry {

    private record Key(String subject, Schema schema) {}

    private final RegistryHttp http;
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<Key, Integer> ids = new ConcurrentHashMap<>();

    private SchemaRegistry(RegistryHttp http) {
        this.http = http;
    }

    /** A registry without credentials; the url is the base of the protocol, such as http://localhost:8081. */
    public static SchemaRegistry at(URI url) {
        return configured(Map.of("schema.registry.url", url));
    }

    /** A registry from Kafka client properties under Confluent's names. */
    public static SchemaRegistry configured(Map<String, ?> properties) {
        return new SchemaRegistry(new RegistryHttp(RegistrySettings.from(properties)));
    }

    /** Makes the schema the subject's newest version, unless the subject has it already; gives its id. */
    public int register(String subject, Schema schema) {
        return ids.computeIfAbsent(new Key(subject, schema),
                key -> id(http.post(versions(subject), body(schema), "register the schema of " + subject)));
    }

    /** Id of a schema the subject already has. */
    public int idOf(String subject, Schema schema) {
        return ids.computeIfAbsent(new Key(subject, schema),
                key -> id(http.post("/subjects/" + encoded(subject), body(schema), "look up the schema of " + subject)));
    }

    /** The subject's newest version; asked anew every time. */
    public RegisteredSchema latest(String subject) {
        JsonNode answer = http.get(versions(subject) + "/latest", "read the newest schema of " + subject);
        return new RegisteredSchema(id(answer), parsed(answer));
    }

    /** The schema with that id. */
    public Schema schema(int id) {
        return schemas.computeIfAbsent(id,
                missing -> parsed(http.get("/schemas/ids/" + missing, "read the schema with id " + missing)));
    }

    /** Sets the subject's compatibility rule, such as FULL_TRANSITIVE. */
    public void compatibility(String subject, String level) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("compatibility", level);
        http.put("/config/" + encoded(subject), body, "set the compatibility of " + subject);
    }

    /** Returns when the registry answers. */
    public void check() {
        http.get("/subjects", "list the subjects");
    }

    private static String versions(String subject) {
        return "/subjects/" + encoded(subject) + "/versions";
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static ObjectNode body(Schema schema) {
        return JsonNodeFactory.instance.objectNode().put("schema", PlainSchema.json(schema));
    }

    private static int id(JsonNode answer) {
        return answer.required("id").asInt();
    }

    private static Schema parsed(JsonNode answer) {
        return new Schema.Parser().parse(answer.required("schema").asText());
    }
}
