package io.semstream.classifier;

import io.micrometer.core.instrument.MeterRegistry;
import io.semstream.event.ModelReference;
import io.semstream.model.InferenceEngine;
import io.semstream.model.ModelBundle;
import io.semstream.objectstore.MinioObjectStore;
import io.semstream.objectstore.ObjectStore;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the service opens when it starts and closes when it ends.
 *
 * @param store
 *            opens the object store
 * @param model
 *            loads the model, which takes a while
 */
record Outside(Supplier<ObjectStore> store, Supplier<LoadedModel> model) {

    static Outside of(ClassifierConfig config, MeterRegistry meters) {
        return new Outside(() -> MinioObjectStore.open(config.store()), () -> loaded(config, meters));
    }

    private static LoadedModel loaded(ClassifierConfig config, MeterRegistry meters) {
        ModelBundle bundle = ModelBundle.load(config.bundle());
        InferenceEngine engine = InferenceEngine.start(bundle, config.engine(), meters);
        return new LoadedModel((id, instrument, source) -> engine.submit(id, Optional.of(instrument), source),
                new ModelReference(bundle.name(), bundle.version(), bundle.digest()), engine::close);
    }
}
