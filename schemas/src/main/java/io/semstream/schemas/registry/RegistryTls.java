package io.semstream.schemas.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trust in a registry whose certificate the JDK does not know. */
final class RegistryTls {

    private static final String LOCATION = "ssl.truststore.location";

    private RegistryTls() {}

    static Optional<SSLContext> context(Map<String, ?> properties) {
        return RegistrySettings.text(properties, LOCATION).map(location -> trusting(Path.of(location), properties));
    }

    private static SSLContext trusting(Path location, Map<String, ?> properties) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trustStore(location, properties));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalArgumentException(
                    "schema.registry." + LOCATION + " = \"" + location + "\": cannot be used: " + unusable, unusable);
        }
    }

    private static KeyStore trustStore(Path location, Map<String, ?> properties)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(RegistrySettings.text(properties, "ssl.truststore.type").orElse("JKS"));
        Optional<String> password = RegistrySettings.text(properties, "ssl.truststore.password");
        try (InputStream file = Files.newInputStream(location)) {
            store.load(file, password.map(String::toCharArray).orElse(null));
        }
        return store;
    }
}
