package io.semstream.schemas.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the registry is and how to talk to it, under Confluent's names.
 *
 * @param urls base addresses, tried in order
 * @param authorization value of the Authorization header
 * @param attempts how often each call is tried over all urls before the registry counts as unreachable
 */
record RegistrySettings(List<URI> urls, Optional<String> authorization, Duration timeout, int attempts) {

    private static final String URL = "schema.registry.url";

    static RegistrySettings from(Map<String, ?> properties) {
        return new RegistrySettings(urls(properties), authorization(properties), timeout(properties), 3);
    }

    private static List<URI> urls(Map<String, ?> properties) {
        String configured = text(properties, URL)
                .orElseThrow(() -> new IllegalArgumentException(URL + " is missing: expected http://host:port"));
        return Arrays.stream(configured.split(",")).map(String::strip).map(RegistrySettings::url).toList();
    }

    private static URI url(String text) {
        URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (url.getScheme() == null || !url.getScheme().startsWith("http") || url.getHost() == null) {
            throw new IllegalArgumentException(URL + " = \"" + text + "\": expected http://host:port");
        }
        return url;
    }

    private static Optional<String> authorization(Map<String, ?> properties) {
        return text(properties, "basic.auth.user.info").or(() -> text(properties, "schema.registry.basic.auth.user.info"))
                .map(RegistrySettings::basic);
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    private static Duration timeout(Map<String, ?> properties) {
        return text(properties, "schema.registry.request.timeout.ms").map(Long::parseLong).map(Duration::ofMillis)
                .orElse(Duration.ofSeconds(5));
    }

    private static Optional<String> text(Map<String, ?> properties, String name) {
        return Optional.ofNullable(properties.get(name)).map(Object::toString).filter(value -> !value.isBlank());
    }
}
