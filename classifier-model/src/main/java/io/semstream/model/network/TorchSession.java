package io.semstream.model.network;

import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import io.semstream.micrograph.GrayImage;
import java.util.List;

/** One predictor. What a batch allocates natively is freed with the sub-manager that DJL opens for each call. */
final class TorchSession implements Network.Session {
    private final Predictor<List<GrayImage>, List<NetworkOutput>> predictor;

    TorchSession(Model model, BatchTranslator translator) {
        this.predictor = model.newPredictor(translator);
    }

    @Override
    public List<NetworkOutput> predict(List<GrayImage> batch) {
        try {
            return predictor.predict(batch);
        } catch (TranslateException | EngineException e) {
            if (e.getCause() instanceof PredictionException own) {
                throw own;
            }
            throw new PredictionException("the network fails on a batch of " + batch.size() + ": " + reason(String.valueOf(e.getMessage())),
                    e);
        }
    }

    /** Of a trace through the network's own code the last line, which says what went wrong, else the first. */
    private static String reason(String message) {
        return message.lines().map(String::strip).filter(line -> line.startsWith("RuntimeError:")).reduce((first, last) -> last)
                .or(() -> message.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst()).orElse(message);
    }

    @Override
    public void close() {
        predictor.close();
    }
}
