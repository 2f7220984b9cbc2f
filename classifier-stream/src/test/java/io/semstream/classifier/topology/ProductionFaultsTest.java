package io.semstream.classifier.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.Result;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.SerializationExceptionOrigin;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ProductionFaultsTest {

    private static final ProducerRecord<byte[], byte[]> RECORD = new ProducerRecord<>("sem.image.classified",
            "the image".getBytes(StandardCharsets.UTF_8), new byte[0]);
    private static final ErrorHandlerContext CONTEXT = new DefaultErrorHandlerContext(null, "sem.image.ingested", 2, 7,
            new RecordHeaders(), "classified-images", new TaskId(0, 2), 0, new byte[0], new byte[0]);

    private final OversizedResults oversized = new OversizedResults();
    private final ProductionFaults faults = new ProductionFaults();

    @BeforeEach
    void configure() {
        faults.configure(Map.of(ProductionFaults.OVERSIZED, oversized));
    }

    @Test
    void triesAgainWhatMayWorkLater() {
        assertThat(faults.handleError(CONTEXT, RECORD, new NotLeaderOrFollowerException()).result()).isEqualTo(Result.RETRY);
    }

    @Test
    void remembersWhoseResultWasTooLarge() {
        assertThat(faults.handleError(CONTEXT, RECORD, new RecordTooLargeException()).result()).isEqualTo(Result.FAIL);
        assertThat(oversized.contains("the image")).isTrue();
    }

    @Test
    void neverSkips() {
        assertThat(faults.handleError(CONTEXT, RECORD, new InvalidTopicException()).result()).isEqualTo(Result.FAIL);
        assertThat(faults.handleSerializationError(CONTEXT, RECORD, new SerializationException(), SerializationExceptionOrigin.VALUE)
                .result()).isEqualTo(Result.FAIL);
        assertThat(oversized.contains("the image")).isFalse();
    }
}
