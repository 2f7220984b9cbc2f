package io.semstream.classifier.topology;

import io.semstream.classifier.event.Origin;
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

    /** Streams property that holds the {@link OversizedRecords} shared with the processor. */
    public static final String OVERSIZED = "semstream.classifier.oversized";

    private @Nullable OversizedRecords oversized;

    @Override
    public void configure(Map<String, ?> properties) {
        oversized = (OversizedRecords) properties.get(OVERSIZED);
    }

    @Override
    public Response handleError(ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        if (exception instanceof RecordTooLargeException) {
            Objects.requireNonNull(oversized, OVERSIZED)
                    .add(Origin.coordinates(context.topic(), context.partition(), context.offset()));
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
