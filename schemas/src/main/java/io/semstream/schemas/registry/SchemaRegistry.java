package io.semstream.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.semstream.schemas.registry.SchemaRegistryException.Reason;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * A schema registry that speaks Confluent's REST protocol. Safe for many threads; holds no connection while idle. What
 * it once answered is remembered, because ids never change their meaning. Calls block: each attempt for at most the
 * request timeout, a few attempts with short pauses between them (see {@link RegistrySettings}).
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
        return configured(Map.of(RegistrySettings.URL, url));
    }

    /** A registry from Kafka client properties under Confluent's names; does no I/O. */
    public static SchemaRegistry configured(Map<String, ?> properties) {
        return new SchemaRegistry(new RegistryHttp(RegistrySettings.from(properties)));
    }

    /** Makes the schema the subject's newest version, unless the subject has it already; gives its id. */
    public int register(String subject, Schema schema) {
        return remembered(ids, new Key(subject, schema),
                () -> id(http.post(versions(subject), body(schema), "register the schema of " + subject)));
    }

    /** Id of a schema the subject already has. */
    public int idOf(String subject, Schema schema) {
        return remembered(ids, new Key(subject, schema),
                () -> id(http.post("/subjects/" + encoded(subject), body(schema), "find the schema of " + subject)));
    }

    /** The subject's newest version; asked anew every time. */
    public RegisteredSchema latest(String subject) {
        JsonNode answer = http.get(versions(subject) + "/latest", "give the newest schema of " + subject);
        return new RegisteredSchema(id(answer), parsed(answer));
    }

    /** The schema with that id. */
    public Schema schema(int id) {
        return remembered(schemas, id, () -> parsed(http.get("/schemas/ids/" + id, "give the schema with id " + id)));
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

    /** Two threads may ask at the same time; better than one waiting behind the other's dead connection. */
    private static <K, V> V remembered(Map<K, V> memory, K key, Supplier<V> question) {
        V known = memory.get(key);
        if (known != null) {
            return known;
        }
        V answer = question.get();
        memory.put(key, answer);
        return answer;
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
        JsonNode id = answer.path("id");
        if (!id.canConvertToInt()) {
            throw new SchemaRegistryException(Reason.REFUSED, "the schema registry answered without an id: " + answer);
        }
        return id.intValue();
    }

    private static Schema parsed(JsonNode answer) {
        String type = answer.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw new SchemaRegistryException(Reason.UNKNOWN_SCHEMA, "the schema is of type " + type + ", not AVRO");
        }
        try {
            return new Schema.Parser().parse(answer.path("schema").asText());
        } catch (SchemaParseException wrong) {
            throw new SchemaRegistryException(Reason.UNKNOWN_SCHEMA,
                    "the schema registry gave a schema that Avro cannot read: " + wrong.getMessage(), wrong);
        }
    }
}
