package io.semstream.classifier;

import io.semstream.classifier.image.Classifier;
import io.semstream.event.ModelReference;

/** A classifier that is ready, which model it is, and how it is ended. */
record LoadedModel(Classifier classifier, ModelReference reference, Runnable end) implements AutoCloseable {

    @Override
    public void close() {
        end.run();
    }
}
