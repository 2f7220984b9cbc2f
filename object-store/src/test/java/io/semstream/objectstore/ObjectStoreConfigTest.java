package io.semstream.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semstream.runtime.config.InvalidSettings;
import io.semstream.runtime.config.Settings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectStoreConfigTest {

    private static ObjectStoreConfig config(String name, String value) {
        Map<String, String> settings = new HashMap<>(Map.of("semstream.object-store.access-key", "access",
                "semstream.object-store.secret-key", "very secret"));
        settings.put(name, value);
        return ObjectStoreConfig.from(Settings.of(ObjectStoreConfig.keys(), settings));
    }

    @Test
    void needsOnlyTheKeys() {
        ObjectStoreConfig config = config("semstream.object-store.bucket", "images-2026");
        assertThat(config).hasToString("bucket images-2026 at http://localhost:9000");
        assertThat(config.attemptTimeout()).isEqualTo(config.timeout().dividedBy(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host:21", "http://host:9000/semstream", "http://access:secret@host:9000", "http://host?bucket=b"})
    void saysWhatAnEndpointLooksLike(String endpoint) {
        assertThatThrownBy(() -> config("semstream.object-store.endpoint", endpoint)).isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("semstream.object-store.endpoint = ").hasMessageContaining("expected http://host:port")
                .hasMessageNotContaining("secret@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Images", "my_bucket", "a", "-bucket", "bucket-", "a..b"})
    void saysWhatABucketIsCalled(String bucket) {
        assertThatThrownBy(() -> config("semstream.object-store.bucket", bucket)).isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("semstream.object-store.bucket = \"" + bucket + "\": expected");
    }
}
