package io.semstream.classifier.topology;

import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Stops the client for everything the processor throws: what is a record's fault it publishes as a dead letter itself. Whether the
 * client is started again is decided, and logged, by whoever runs it.
 */
public final class ProcessingFaults implements ProcessingExceptionHandler {

    @Override
    public void configure(Map<String, ?> properties) {
        // nothing to choose
    }

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        return Response.fail();
    }
}
