package io.semstream.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import io.semstream.micrograph.GrayImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Between grey images and tensors. Belongs to one thread, because the tensor lies in this object's buffer without a copy. */
final class BatchTranslator implements NoBatchifyTranslator<List<GrayImage>, List<NetworkOutput>> {
    private final InputContract input;
    private final OutputKind output;
    private final BatchBuffer buffer;

    BatchTranslator(InputContract input, OutputKind output) {
        this.input = input;
        this.output = output;
        this.buffer = new BatchBuffer(input);
    }

    @Override
    public NDList processInput(TranslatorContext context, List<GrayImage> batch) {
        ByteBuffer samples = buffer.filled(batch);
        Shape shape = new Shape(batch.size(), 1, input.height(), input.width());
        DataType type = input.sampleType() == InputContract.SampleType.UINT8 ? DataType.UINT8 : DataType.FLOAT32;
        NDArray tensor = context.getNDManager().create(samples, shape, type);
        context.setAttachment("batch", batch.size());
        return new NDList(tensor);
    }

    @Override
    public List<NetworkOutput> processOutput(TranslatorContext context, NDList outputs) {
        int batch = (Integer) context.getAttachment("batch");
        require(outputs.size() == (output == OutputKind.LOGITS_AND_EMBEDDING ? 2 : 1), outputs.size() + " tensors");
        float[][] first = rows(outputs.get(0), batch);
        float[][] second = outputs.size() == 2 ? rows(outputs.get(1), batch) : new float[batch][0];
        List<NetworkOutput> results = new ArrayList<>(batch);
        for (int i = 0; i < batch; i++) {
            results.add(output == OutputKind.EMBEDDING ? new NetworkOutput(second[i], first[i]) : new NetworkOutput(first[i], second[i]));
        }
        return results;
    }

    private float[][] rows(NDArray tensor, int batch) {
        Shape shape = tensor.getShape();
        require(shape.dimension() == 2 && shape.get(0) == batch, "a tensor " + shape + " for a batch of " + batch);
        float[] values = (tensor.getDataType() == DataType.FLOAT32 ? tensor : tensor.toType(DataType.FLOAT32, false)).toFloatArray();
        int width = (int) shape.get(1);
        float[][] rows = new float[batch][width];
        for (int i = 0; i < batch; i++) {
            System.arraycopy(values, i * width, rows[i], 0, width);
        }
        return rows;
    }

    private void require(boolean holds, String found) {
        if (!holds) {
            throw new PredictionException("the network gives " + found + " where " + output + " was promised");
        }
    }
}
