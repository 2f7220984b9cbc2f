package io.semstream.micrograph.reduced;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** PNG (W3C, third edition) of every depth and colour type, interlaced or not, a row at a time. Transparency is left out. */
public final class ReducedPng {
    private static final int GRAY = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int GRAY_ALPHA = 4;
    private static final int RGBA = 6;
    private static final int ADAM_7 = 1;

    /** Every {@code dx}-th pixel of every {@code dy}-th row. */
    private record Pass(int x, int y, int dx, int dy) {}

    private static final List<Pass> WHOLE = List.of(new Pass(0, 0, 1, 1));
    private static final List<Pass> INTERLACED = List.of(new Pass(0, 0, 8, 8), new Pass(4, 0, 8, 8), new Pass(0, 4, 4, 8),
            new Pass(2, 0, 4, 4), new Pass(0, 2, 2, 4), new Pass(1, 0, 2, 2), new Pass(0, 1, 1, 2));

    private final int width;
    private final int height;
    private final int bits;
    private final int colourType;
    private final int interlacing;
    private final int channels;
    private double[] palette = {};

    private ReducedPng(ByteBuffer header) {
        this.width = header.getInt();
        this.height = header.getInt();
        this.bits = header.get();
        this.colourType = header.get();
        this.interlacing = header.get(12);
        this.channels = switch (colourType) {
            case GRAY, PALETTE -> 1;
            case GRAY_ALPHA -> 2;
            case RGB -> 3;
            case RGBA -> 4;
            default -> 0;
        };
    }

    /**
     * @param file
     *            from its first byte; read through to the end of the image
     * @return empty for sizes that no picture has
     */
    public static Optional<ReducedImage> of(InputStream file, int maxEdge) throws DamagedPicture, IOException {
        PngChunks chunks = new PngChunks(file);
        try {
            ReducedPng png = new ReducedPng(chunks.header());
            png.check();
            if (!Reduction.admits(png.width, png.height)) {
                return Optional.empty();
            }
            chunks.palette().ifPresent(png::colours);
            return Optional.of(png.reduced(chunks, maxEdge));
        } catch (EOFException end) {
            throw new DamagedPicture("The PNG ends before its image does. Copy it again from the instrument.");
        } catch (ZipException damaged) {
            throw new DamagedPicture("The PNG's image data is damaged (" + damaged.getMessage() + "). Copy the file again.");
        }
    }

    private void check() throws DamagedPicture {
        boolean depth = switch (colourType) {
            case GRAY -> bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
            case PALETTE -> bits == 1 || bits == 2 || bits == 4 || bits == 8;
            case RGB, GRAY_ALPHA, RGBA -> bits == 8 || bits == 16;
            default -> false;
        };
        if (!depth || width < 1 || height < 1 || interlacing < 0 || interlacing > ADAM_7) {
            throw new DamagedPicture("The PNG header is damaged.");
        }
    }

    private void colours(byte[] colours) {
        palette = new double[colours.length / 3];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = Reduction.brightness(colours[3 * i] & 0xFF, colours[3 * i + 1] & 0xFF, colours[3 * i + 2] & 0xFF);
        }
    }

    private ReducedImage reduced(PngChunks chunks, int maxEdge) throws DamagedPicture, IOException {
        Reduction reduction = new Reduction(width, height, maxEdge);
        try (InflaterInputStream pixels = new InflaterInputStream(chunks.imageData())) {
            for (Pass pass : interlacing == ADAM_7 ? INTERLACED : WHOLE) {
                add(pixels, pass, reduction);
            }
        }
        return reduction.image(colourType == PALETTE ? 8 : bits);
    }

    private void add(InputStream pixels, Pass pass, Reduction reduction) throws DamagedPicture, IOException {
        int columns = (width - pass.x() + pass.dx() - 1) / pass.dx();
        if (columns < 1) {
            return;
        }
        PngRows rows = new PngRows(pixels, (int) (((long) columns * channels * bits + 7) / 8), Math.max(1, channels * bits / 8));
        for (int y = pass.y(); y < height; y += pass.dy()) {
            byte[] row = rows.next();
            for (int i = 0; i < columns; i++) {
                reduction.add(pass.x() + i * pass.dx(), y, value(row, i));
            }
        }
    }

    private double value(byte[] row, int pixel) throws DamagedPicture {
        int first = pixel * channels;
        return switch (colourType) {
            case RGB, RGBA -> Reduction.brightness(sample(row, first), sample(row, first + 1), sample(row, first + 2));
            case PALETTE -> colour(sample(row, first));
            default -> bits < 8 ? sample(row, first) * 255.0 / ((1 << bits) - 1) : sample(row, first);
        };
    }

    private double colour(int index) throws DamagedPicture {
        if (index >= palette.length) {
            throw new DamagedPicture("The PNG uses colour " + index + " of a palette of " + palette.length + ".");
        }
        return palette[index];
    }

    private int sample(byte[] row, int index) {
        return switch (bits) {
            case 8 -> row[index] & 0xFF;
            case 16 -> (row[2 * index] & 0xFF) << 8 | (row[2 * index + 1] & 0xFF);
            default -> (row[index * bits / 8] & 0xFF) >> (8 - bits - index * bits % 8) & ((1 << bits) - 1);
        };
    }
}
