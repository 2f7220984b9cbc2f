package io.semstream.schemas.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Basic authentication as Confluent's clients are told about it. */
final class RegistryCredentials {

    private static final String SOURCE = "basic.auth.credentials.source";
    private static final String USER_INFO = "basic.auth.user.info";

    private RegistryCredentials() {}

    static Optional<String> authorization(Map<String, ?> properties) {
        String source = RegistrySettings.text(properties, SOURCE).orElse("USER_INFO");
        if (!source.equals("USER_INFO")) {
            throw new IllegalArgumentException(SOURCE + " = \"" + source + "\": expected USER_INFO");
        }
        return RegistrySettings.text(properties, USER_INFO).map(RegistryCredentials::basic);
    }

    private static String basic(String userInfo) {
        if (!userInfo.contains(":")) {
            throw new IllegalArgumentException(USER_INFO + ": expected user:password");
        }
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }
}
