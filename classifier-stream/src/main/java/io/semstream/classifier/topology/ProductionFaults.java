package io.semstream.classifier.topology;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.jspecify.annotations.Nullable;

/** Never skips what could not be written: tries again where that may help, otherwise stops the client, which is then started again. */
public final class ProductionFaults implements ProductionExceptionHandler {

    /** Streams property that holds the {@link OversizedResults} shared with the processor. */
    public static final String OVERSIZED = "semstream.classifier.oversized";

    private @Nullable OversizedResults oversized;

    @Override
    public void configure(Map<String, ?> properties) {
        oversized = (OversizedResults) properties.get(OVERSIZED);
    }

    @Override
    public Response handleError(ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        if (exception instanceof RecordTooLargeException) {
            // by its key: the context is that of whatever record is being processed when the broker's answer arrives
            Objects.requireNonNull(oversized, OVERSIZED).add(new String(record.key(), StandardCharsets.UTF_8));
        }
        return exception instanceof RetriableException ? Response.retry() : Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public Response handleSerializationError(ErrorHandlerContext context, ProducerRecord record, Exception exception,
            SerializationExceptionOrigin origin) {
        return Response.fail();
    }
}
