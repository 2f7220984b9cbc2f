package io.semstream.trainer.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The safetensors format: a 64-bit length, a JSON header of that length, the tensors row by row, all little-endian. */
final class SafeTensors implements WeightsFile {
    private static final int MAX_HEADER = 100_000_000;

    private record Entry(String type, List<Integer> shape, long begin, long end) {}

    private final FileChannel channel;
    private final Map<String, Entry> entries;

    private SafeTensors(FileChannel channel, Map<String, Entry> entries) {
        this.channel = channel;
        this.entries = entries;
    }

    static boolean looksLike(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer head = read(channel, 0, (int) Math.min(9, channel.size()));
            if (head.remaining() < 9) {
                return false;
            }
            long length = head.getLong(0);
            return length > 1 && length <= Math.min(MAX_HEADER, channel.size() - Long.BYTES) && head.get(8) == '{';
        }
    }

    static SafeTensors open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file);
        int length = (int) read(channel, 0, Long.BYTES).getLong(0);
        JsonNode header = new ObjectMapper().readTree(read(channel, Long.BYTES, length).array());
        long base = Long.BYTES + (long) length;
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (var field : header.properties()) {
            if (!field.getKey().equals("__metadata__")) {
                entries.put(field.getKey(), entry(field.getValue(), base, Files.size(file)));
            }
        }
        return new SafeTensors(channel, entries);
    }

    private static Entry entry(JsonNode node, long base, long size) {
        List<Integer> shape = new ArrayList<>();
        node.path("shape").forEach(dimension -> shape.add(dimension.asInt()));
        long begin = base + node.path("data_offsets").path(0).asLong();
        long end = base + node.path("data_offsets").path(1).asLong();
        if (begin < base || end < begin || end > size) {
            throw new WeightsProblem("the safetensors file is cut off or damaged");
        }
        return new Entry(node.path("dtype").asText(), shape, begin, end);
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            // until it is full
        }
        return bytes.flip();
    }

    @Override
    public Map<String, List<Integer>> shapes() {
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        entries.forEach((name, entry) -> shapes.put(name, entry.shape()));
        return shapes;
    }

    @Override
    public float[] floats(String name) throws IOException {
        Entry entry = Optional.ofNullable(entries.get(name)).orElseThrow(() -> new WeightsProblem("no tensor " + name));
        ByteBuffer bytes = read(channel, entry.begin(), Math.toIntExact(entry.end() - entry.begin()));
        float[] values = new float[entry.shape().stream().reduce(1, Math::multiplyExact)];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (entry.type()) {
                case "F32" -> bytes.getFloat();
                case "F64" -> (float) bytes.getDouble();
                case "F16" -> Float.float16ToFloat(bytes.getShort());
                case "BF16" -> Float.intBitsToFloat(bytes.getShort() << 16);
                default -> throw new WeightsProblem("tensors of type " + entry.type() + " cannot be read; save them as F32");
            };
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
