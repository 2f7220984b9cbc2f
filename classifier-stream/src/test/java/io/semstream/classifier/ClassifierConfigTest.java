package io.semstream.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.classifier.event.IngestedReader;
import io.semstream.classifier.fixture.PlainAvro;
import io.semstream.classifier.prefetch.PollPrefetch;
import io.semstream.classifier.prefetch.Prefetch;
import io.semstream.classifier.topology.OversizedResults;
import io.semstream.event.ImageIngested;
import io.semstream.event.Purpose;
import io.semstream.runtime.config.InvalidSettings;
import io.semstream.runtime.config.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

final class ClassifierConfigTest {

    private static final Map<String, String> REQUIRED = Map.of("semstream.classifier.bundle", "models/starter/1",
            "semstream.object-store.access-key", "user", "semstream.object-store.secret-key", "secret");

    @Test
    void defaultsFitTogether() {
        ClassifierConfig config = config("semstream.classifier.instance", "2");

        assertThat(config.purpose()).isEqualTo(Purpose.LIVE);
        assertThat(config.window()).isLessThanOrEqualTo(config.engine().maxImages());
        assertThat(new StreamsConfig(streams(config))).isNotNull();
    }

    @Test
    void everyBoundedWaitIsShorterThanThePollInterval() {
        ClassifierConfig patient = config("semstream.classifier.transaction.timeout", "60s", "semstream.classifier.commit.interval", "2s");

        Duration pollInterval = patient.waitLimits().pollInterval();

        assertThat(streams(patient)).containsEntry("main.consumer.max.poll.interval.ms", (int) pollInterval.toMillis());
        assertThat(patient.waitLimits().round()).isLessThan(patient.transactionTimeout());
        assertThat(patient.waitLimits().outage()).isLessThan(pollInterval);
        assertThat(patient.transactionTimeout()).isLessThan(pollInterval);
        assertThat(patient.commitInterval()).isLessThan(patient.waitLimits().transactionTimeout());
    }

    @Test
    void restartedProcessIsTheSameMemberOfTheGroup() {
        Properties streams = streams(config("semstream.classifier.application-id", "replay-1", "semstream.classifier.instance", "2"));

        assertThat(streams).containsEntry("main.consumer.group.instance.id", "replay-1-2").containsEntry("application.id", "replay-1")
                .containsEntry("group.protocol", "classic").containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("main.consumer.session.timeout.ms", 8000);
    }

    @Test
    void withoutThumbnailsTheEngineMakesNone() {
        assertThat(config("semstream.classifier.thumbnails", "false").engine().thumbnailEdge()).isZero();
        assertThat(config("semstream.classifier.thumbnail.edge", "300").engine().thumbnailEdge()).isEqualTo(300);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> config("semstream.classifier.batch.images", "0", "semstream.classifier.device", "tpu"))
                .isInstanceOfSatisfying(InvalidSettings.class, invalid -> assertThat(invalid.problems()).hasSize(2));
        assertThatThrownBy(() -> config("semstream.classifier.purpose", "unknown")).isInstanceOf(InvalidSettings.class)
                .hasMessage("semstream.classifier.purpose = \"unknown\": expected live, shadow or replay");
    }

    private static Properties streams(ClassifierConfig config) {
        Prefetch prefetch = new Prefetch(event -> new CompletableFuture<>(), config.window());
        return StreamsSettings.of(config, new PollPrefetch(new IngestedReader(PlainAvro.deserializer(ImageIngested.class)), prefetch,
                new SimpleMeterRegistry().counter("unreadable")), new OversizedResults());
    }

    private static ClassifierConfig config(String... settings) {
        Map<String, String> raw = new HashMap<>(REQUIRED);
        for (int i = 0; i < settings.length; i += 2) {
            raw.put(settings[i], settings[i + 1]);
        }
        return ClassifierConfig.from(Settings.of(ClassifierConfig.keys(), raw));
    }
}
