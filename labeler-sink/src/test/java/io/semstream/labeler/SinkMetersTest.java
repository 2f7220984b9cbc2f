package io.semstream.labeler;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.labeler.label.Labeler;
import io.semstream.labeler.label.Labeling;
import io.semstream.labeler.label.Source;
import io.semstream.objectstore.Capabilities;
import io.semstream.objectstore.InMemoryObjectStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SinkMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SinkMeters meters = new SinkMeters(registry);
    private final Labeler labeler = new Labeler(new InMemoryObjectStore(new Capabilities(false, true, true, false)), "semstream",
            Clock.fixed(Instant.ofEpochMilli(1064), ZoneOffset.UTC));

    @Test
    void countsLabelsDuplicatesAndFailuresApart() {
        count(Examples.imageId(1), 0);
        count(Examples.imageId(1), 1);
        count("no image id", 2);
        assertThat(registry.counter("semstream.labels.written", "ambiguous", "true").count()).isEqualTo(1);
        assertThat(registry.counter("semstream.labels.kept", "why", "duplicate").count()).isEqualTo(1);
        assertThat(registry.counter("semstream.labels.failed", "reason", "BAD_IMAGE_ID").count()).isEqualTo(1);
    }

    @Test
    void measuresFromTheAnnouncementToTheLabel() {
        count(Examples.imageId(1), 0);
        assertThat(registry.timer("semstream.label.latency.ingested").totalTime(TimeUnit.MILLISECONDS)).isEqualTo(1000);
        assertThat(registry.timer("semstream.label.latency.closed").count()).as("the file's time is not known").isZero();
    }

    private void count(String imageId, long offset) {
        Labeling labeling = labeler.label(Examples.unfinished(Examples.imageId(1), "Tips", 1000, "d1").setImageId(imageId).build(),
                new Source("h1", "sem.image.classified", 0, offset));
        meters.count(labeling);
    }
}
