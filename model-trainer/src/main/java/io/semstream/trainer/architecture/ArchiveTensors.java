package io.semstream.trainer.architecture;

import io.semstream.trainer.architecture.Unpickler.Instance;
import io.semstream.trainer.architecture.Unpickler.TensorRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The tensors of a TorchScript archive, or of a state dictionary as {@code torch.save} writes it. */
final class ArchiveTensors implements WeightsFile {
    private final ZipFile zip;
    private final String root;
    private final Map<String, TensorRef> tensors = new LinkedHashMap<>();

    private ArchiveTensors(ZipFile zip, String root) {
        this.zip = zip;
        this.root = root;
    }

    static ArchiveTensors open(Path file) throws IOException {
        try {
            ZipFile zip = new ZipFile(file.toFile());
            String pickle = zip.stream().map(ZipEntry::getName).filter(name -> name.endsWith("/data.pkl")).findFirst()
                    .orElseThrow(() -> new WeightsProblem(file + " is a zip file, but none that PyTorch wrote"));
            ArchiveTensors archive = new ArchiveTensors(zip, pickle.substring(0, pickle.length() - "data.pkl".length()));
            archive.collect("", Unpickler.read(archive.content("data.pkl")));
            return archive;
        } catch (ZipException noZip) {
            throw new WeightsProblem(file + " is no file of weights that can be read: TorchScript, a state dictionary that torch.save wrote"
                    + " (PyTorch 1.6 or newer), or safetensors");
        }
    }

    /** Checkpoints often wrap the state dictionary. */
    private void collect(String name, Object value) {
        switch (value) {
            case TensorRef tensor -> tensors.put(name, tensor);
            case Instance instance -> collectAll(name, instance.attributes());
            case Map<?, ?> map when name.isEmpty() && map.get("state_dict") instanceof Map<?, ?> inner -> collectAll("", inner);
            case Map<?, ?> map when name.isEmpty() && map.get("model") instanceof Map<?, ?> inner -> collectAll("", inner);
            case Map<?, ?> map -> collectAll(name, map);
            default -> {
                // a flag or a number beside the tensors
            }
        }
    }

    private void collectAll(String prefix, Map<?, ?> values) {
        values.forEach((key, value) -> collect(prefix.isEmpty() ? key.toString() : prefix + "." + key, value));
    }

    private byte[] content(String name) throws IOException {
        ZipEntry entry = Optional.ofNullable(zip.getEntry(root + name))
                .orElseThrow(() -> new WeightsProblem(zip.getName() + " is damaged: " + name + " is missing"));
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    @Override
    public Map<String, List<Integer>> shapes() {
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
        return shapes;
    }

    @Override
    public float[] floats(String name) throws IOException {
        TensorRef tensor = Optional.ofNullable(tensors.get(name)).orElseThrow(() -> new WeightsProblem("no tensor " + name));
        ByteBuffer bytes = ByteBuffer.wrap(content("data/" + tensor.storage().key())).order(ByteOrder.LITTLE_ENDIAN);
        int size = tensor.shape().stream().reduce(1, Math::multiplyExact);
        float[] values = new float[size];
        int[] index = new int[tensor.shape().size()];
        for (int i = 0; i < size; i++) {
            values[i] = value(bytes, tensor.storage().type(), position(tensor, index));
            advance(index, tensor.shape());
        }
        return values;
    }

    private static int position(TensorRef tensor, int[] index) {
        long position = tensor.offset();
        for (int d = 0; d < index.length; d++) {
            position += (long) index[d] * tensor.strides().get(d);
        }
        return Math.toIntExact(position);
    }

    private static void advance(int[] index, List<Integer> shape) {
        for (int d = index.length - 1; d >= 0; d--) {
            if (++index[d] < shape.get(d)) {
                return;
            }
            index[d] = 0;
        }
    }

    private static float value(ByteBuffer bytes, String type, int position) {
        return switch (type) {
            case "torch.FloatStorage" -> bytes.getFloat(position * Float.BYTES);
            case "torch.DoubleStorage" -> (float) bytes.getDouble(position * Double.BYTES);
            case "torch.HalfStorage" -> Float.float16ToFloat(bytes.getShort(position * Short.BYTES));
            case "torch.BFloat16Storage" -> Float.intBitsToFloat(bytes.getShort(position * Short.BYTES) << 16);
            default -> throw new WeightsProblem("tensors of type " + type + " cannot be read; save them as 32-bit floats");
        };
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
