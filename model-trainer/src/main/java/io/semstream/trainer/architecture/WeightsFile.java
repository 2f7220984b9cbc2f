package io.semstream.trainer.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Named tensors in a file, whoever wrote it. */
public interface WeightsFile extends AutoCloseable {

    /**
     * TorchScript, a state dictionary in PyTorch's zip format, or safetensors; the content decides.
     *
     * @throws WeightsProblem
     *             when it is none of them
     */
    static WeightsFile open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new WeightsProblem("no file " + file);
        }
        return SafeTensors.looksLike(file) ? SafeTensors.open(file) : ArchiveTensors.open(file);
    }

    /** All names, in the order of the file. */
    Map<String, List<Integer>> shapes();

    /** Row by row. */
    float[] floats(String name) throws IOException;

    @Override
    void close() throws IOException;
}
