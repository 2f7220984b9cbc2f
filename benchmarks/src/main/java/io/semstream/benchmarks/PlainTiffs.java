package io.semstream.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/** Grey TIFFs of a given size and of noise, each with bytes of its own; nobody decodes them, so nothing is on them. */
final class PlainTiffs {
    private static final int ENTRIES = 9;
    private static final int PIXELS_AT = 8 + 2 + ENTRIES * 12 + 4;
    private static final int PER_FOLDER = 1000;

    private PlainTiffs() {}

    /** Makes the folder and {@code count} files in folders of a thousand below it. */
    static void write(Path folder, int count, int bytes) throws IOException {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < count; i++) {
            Path file = file(folder, i);
            if (i % PER_FOLDER == 0) {
                Files.createDirectories(file.resolveSibling(""));
            }
            Files.write(file, tiff(bytes, random));
        }
    }

    static Path file(Path folder, int number) {
        return folder.resolve("session-%03d".formatted(number / PER_FOLDER)).resolve("image-%06d.tif".formatted(number));
    }

    private static byte[] tiff(int bytes, RandomGenerator random) {
        int pixels = Math.max(1, bytes - PIXELS_AT);
        byte[] noise = new byte[pixels];
        random.nextBytes(noise);
        ByteBuffer file = ByteBuffer.allocate(PIXELS_AT + pixels).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) ENTRIES);
        entry(file, 256, pixels);
        entry(file, 257, 1);
        entry(file, 258, 8);
        entry(file, 259, 1);
        entry(file, 262, 1);
        entry(file, 273, PIXELS_AT);
        entry(file, 277, 1);
        entry(file, 278, 1);
        entry(file, 279, pixels);
        return file.putInt(0).put(noise).array();
    }

    private static void entry(ByteBuffer file, int tag, int value) {
        file.putShort((short) tag).putShort((short) 4).putInt(1).putInt(value);
    }
}
