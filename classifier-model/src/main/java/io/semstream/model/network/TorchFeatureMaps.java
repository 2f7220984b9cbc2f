package io.semstream.model.network;

import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import io.semstream.micrograph.GrayImage;
import java.util.ArrayList;
import java.util.List;

/** Asks a method of a TorchScript module other than {@code forward}. */
final class TorchFeatureMaps implements FeatureMaps {
    /** How DJL is told which method of a module to run: by the name of one more array, which is not handed over. */
    private static final String METHOD = "module_method:";

    private final Model model;
    private final Predictor<List<GrayImage>, List<FeatureMap>> predictor;

    /**
     * @param model
     *            closed with this object
     */
    TorchFeatureMaps(Model model, InputContract input, OutputKind output, String method) {
        this.model = model;
        this.predictor = model.newPredictor(new MapTranslator(new BatchTranslator(input, output), method));
    }

    @Override
    public List<FeatureMap> of(List<GrayImage> batch) {
        try {
            return predictor.predict(batch);
        } catch (TranslateException | EngineException e) {
            throw new PredictionException("the network shows no feature maps: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        predictor.close();
        model.close();
    }

    private record MapTranslator(BatchTranslator images, String method)
            implements
                NoBatchifyTranslator<List<GrayImage>, List<FeatureMap>> {

        @Override
        public NDList processInput(TranslatorContext context, List<GrayImage> batch) {
            NDList input = images.processInput(context, batch);
            NDArray marker = context.getNDManager().create(0f);
            marker.setName(METHOD + method);
            input.add(marker);
            return input;
        }

        @Override
        public List<FeatureMap> processOutput(TranslatorContext context, NDList outputs) {
            NDArray tensor = outputs.getFirst();
            Shape shape = tensor.getShape();
            if (outputs.size() != 1 || shape.dimension() != 4) {
                throw new PredictionException("method " + method + " gives " + outputs.size() + " tensors, the first " + shape
                        + ", instead of one [batch,channels,height,width]");
            }
            float[] values = tensor.toType(DataType.FLOAT32, false).toFloatArray();
            int one = (int) (shape.size() / shape.get(0));
            List<FeatureMap> maps = new ArrayList<>();
            for (int i = 0; i < shape.get(0); i++) {
                float[] own = new float[one];
                System.arraycopy(values, i * one, own, 0, one);
                maps.add(new FeatureMap((int) shape.get(1), (int) shape.get(3), (int) shape.get(2), own));
            }
            return maps;
        }
    }
}
