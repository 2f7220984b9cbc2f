package io.semstream.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.semstream.schemas.registry.CannedServer.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry with a certificate that nobody has signed. */
class RegistryTlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;
    private static Path keyStore = Path.of("registry.p12");
    private static CannedServer server;

    @BeforeAll
    static void start() throws Exception {
        keyStore = folder.resolve("registry.p12");
        makeCertificate(keyStore);
        HttpsServer https = HttpsServer.create();
        https.setHttpsConfigurator(new HttpsConfigurator(identity(keyStore)));
        server = CannedServer.answering(https, new Answer(200, "{\"schema\": \"\\\"string\\\"\"}"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void isTrustedThroughTheTrustStore() {
        SchemaRegistry registry = SchemaRegistry.configured(Map.of("schema.registry.url",
                "https://" + server.authority(), "schema.registry.ssl.truststore.location", keyStore,
                "schema.registry.ssl.truststore.password", PASSWORD, "schema.registry.ssl.truststore.type", "PKCS12"));

        assertThat(registry.schema(1)).isEqualTo(Schema.create(Schema.Type.STRING));
    }

    @Test
    void isNotTrustedOtherwise() {
        SchemaRegistry registry = SchemaRegistry
                .configured(Map.of("schema.registry.url", "https://" + server.authority(), "max.retries", 0));

        assertThatThrownBy(() -> registry.schema(1)).isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("SSLHandshakeException");
    }

    private static void makeCertificate(Path keyStore) throws IOException, InterruptedException {
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(keytool, "-genkeypair", "-alias", "registry", "-keyalg", "EC", "-dname",
                "CN=localhost", "-ext", "san=dns:localhost", "-storetype", "PKCS12", "-storepass", PASSWORD,
                "-keystore", keyStore.toString()).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }

    private static SSLContext identity(Path keyStore) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keyStore)) {
            store.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
