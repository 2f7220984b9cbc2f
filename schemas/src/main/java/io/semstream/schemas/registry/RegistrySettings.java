package io.semstream.schemas.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where the registry is and how to talk to it, under Confluent's names.
 *
 * @param urls
 *            base addresses, tried in order
 * @param authorization
 *            value of the Authorization header
 * @param timeout
 *            for one attempt at one address: {@code http.read.timeout.ms}
 * @param retries
 *            rounds over all addresses after the first: {@code max.retries}
 * @param pause
 *            before the first retry, doubled before every further one: {@code retries.wait.ms}
 * @param longestPause
 *            where the doubling ends: {@code retries.max.wait.ms}
 * @param tls
 *            trust in other certificates than the JDK's: {@code schema.registry.ssl.truststore.*}
 */
record RegistrySettings(List<URI> urls, Optional<String> authorization, Duration timeout, int retries, Duration pause,
        Duration longestPause, Optional<SSLContext> tls) {

    static final String URL = "schema.registry.url";

    static RegistrySettings from(Map<String, ?> properties) {
        return new RegistrySettings(urls(properties), RegistryCredentials.authorization(properties),
                Duration.ofMillis(number(properties, "http.read.timeout.ms", 5_000)),
                number(properties, "max.retries", 3), Duration.ofMillis(number(properties, "retries.wait.ms", 200)),
                Duration.ofMillis(number(properties, "retries.max.wait.ms", 2_000)),
                RegistryTls.context(properties));
    }

    /** A property under its own name or, as Confluent's clients also take it, behind {@code schema.registry.}. */
    static Optional<String> text(Map<String, ?> properties, String name) {
        return Optional.<Object>ofNullable(properties.get("schema.registry." + name))
                .or(() -> Optional.ofNullable(properties.get(name))).map(Object::toString)
                .filter(value -> !value.isBlank());
    }

    private static List<URI> urls(Map<String, ?> properties) {
        String configured = Optional.ofNullable(properties.get(URL)).map(Object::toString).orElseThrow(
                () -> new IllegalArgumentException(URL + " is missing: expected http://host:port"));
        return Arrays.stream(configured.split(",")).map(String::strip).map(RegistrySettings::url).toList();
    }

    private static URI url(String text) {
        try {
            URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (List.of("http", "https").contains(String.valueOf(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException wrong) {
            // said below
        }
        throw new IllegalArgumentException(URL + " = \"" + text + "\": expected http://host:port");
    }

    private static int number(Map<String, ?> properties, String name, int otherwise) {
        Optional<String> value = text(properties, name);
        if (value.isPresent() && !value.get().matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(name + " = \"" + value.get() + "\": expected a whole number");
        }
        return value.map(Integer::parseInt).orElse(otherwise);
    }
}
