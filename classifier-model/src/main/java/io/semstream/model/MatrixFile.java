package io.semstream.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** A matrix in a file: rows and columns as 32-bit integers, then the values as 32-bit floats row by row, all little-endian. */
final class MatrixFile {
    private static final int HEADER = 2 * Integer.BYTES;

    private MatrixFile() {}

    static void write(float[][] rows, Path file) throws IOException {
        int columns = rows[0].length;
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + rows.length * columns * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(rows.length).putInt(columns);
        for (float[] row : rows) {
            for (float value : row) {
                bytes.putFloat(value);
            }
        }
        Files.write(file, bytes.array());
    }

    /**
     * @throws IllegalArgumentException
     *             when the file is not as long as its header says or holds a value that is not finite
     */
    static float[][] read(Path file) throws IOException {
        return of(Files.readAllBytes(file), String.valueOf(file.getFileName()));
    }

    /** As {@link #read}, from what stands in a file of that name. */
    static float[][] of(byte[] content, String name) {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        require(bytes.remaining() >= HEADER, name + " is too short");
        int rows = bytes.getInt();
        int columns = bytes.getInt();
        require(rows > 0 && columns > 0 && bytes.remaining() == (long) rows * columns * Float.BYTES,
                name + " has " + bytes.remaining() + " bytes of values for " + rows + " x " + columns);
        float[][] matrix = new float[rows][columns];
        for (float[] row : matrix) {
            bytes.asFloatBuffer().get(row);
            bytes.position(bytes.position() + columns * Float.BYTES);
            requireFinite(row, name);
        }
        return matrix;
    }

    private static void requireFinite(float[] row, String name) {
        for (float value : row) {
            require(Float.isFinite(value), name + " holds " + value);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
