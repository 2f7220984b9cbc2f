package io.semstream.micrograph.tiff;

import io.semstream.micrograph.reduced.ReducedImage;
import io.semstream.micrograph.reduced.Reduction;
import io.semstream.micrograph.tiff.TiffFault.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** A page made smaller while it is read, a row at a time: it takes as much memory as the small picture, however large the page. Needs nothing of Java's desktop module. */
final class PageReduction {
    private static final int SIGNED = 2;
    private static final int FLOAT = 3;

    private final TiffLayout layout;
    private final Photometric photometric;
    private final ChunkSamples samples;
    private final double[] palette;
    private final Reduction reduction;

    private PageReduction(TiffLayout layout, Photometric photometric, ChunkSamples samples, double[] palette,
            int maxEdge) {
        this.layout = layout;
        this.photometric = photometric;
        this.samples = samples;
        this.palette = palette;
        this.reduction = new Reduction(layout.width, layout.height, maxEdge);
    }

    /**
     * Empty where the page is stored in another way than bytes, LZW, Deflate or PackBits.
     *
     * @param maxEdge
     *            the longer edge of the small picture at most; never enlarged
     */
    static Optional<ReducedImage> of(TiffBytes bytes, TiffDirectory directory, int maxEdge) throws TiffFault {
        TiffLayout layout = new TiffLayout(directory);
        Photometric photometric = Photometric.of(directory.number(Tag.PHOTOMETRIC, -1), layout.samplesPerPixel);
        ChunkSamples samples = new ChunkSamples(layout, bytes, (int) directory.number(Tag.PREDICTOR, 1));
        if (!isRead(layout, directory, photometric) || !samples.areRead() || !Reduction.admits(layout.width, layout.height)) {
            return Optional.empty();
        }
        new ChunkCheck(layout, bytes).check();
        double[] palette = photometric == Photometric.PALETTE ? palette(directory, layout.bits) : new double[0];
        return Optional.of(new PageReduction(layout, photometric, samples, palette, maxEdge).image());
    }

    private static boolean isRead(TiffLayout layout, TiffDirectory directory, Photometric photometric) throws TiffFault {
        boolean colours = switch (photometric) {
            case BLACK_IS_ZERO, RGB -> true;
            case WHITE_IS_ZERO -> layout.bits <= 16 && layout.sampleFormat == 1;
            case PALETTE -> layout.bits <= 8 && layout.samplesPerPixel == 1;
            case YCBCR, LAB, OTHER -> false;
        };
        boolean number = switch (layout.bits) {
            case 1, 2, 4 -> layout.samplesPerPixel == 1 && layout.sampleFormat == 1;
            case 8, 32 -> true;
            case 16 -> layout.sampleFormat != FLOAT;
            case 64 -> layout.sampleFormat == FLOAT;
            default -> false;
        };
        return colours && number && directory.number(Tag.FILL_ORDER, 1) == 1;
    }

    private static double[] palette(TiffDirectory directory, int bits) throws TiffFault {
        int size = 1 << bits;
        long[] colours = directory.numbers(Tag.COLOR_MAP, 3 * size);
        if (colours.length < 3 * size) {
            throw new TiffFault(Kind.CORRUPT, "The page's colour map holds " + colours.length + " values.");
        }
        // 16 bits each, though some writers use only 8.
        double scale = Arrays.stream(colours).allMatch(colour -> colour < 256) ? 1 : 255.0 / 65535;
        double[] levels = new double[size];
        for (int i = 0; i < size; i++) {
            levels[i] = scale
                    * (Reduction.RED * colours[i] + Reduction.GREEN * colours[size + i] + Reduction.BLUE * colours[2 * size + i]);
        }
        return levels;
    }

    private ReducedImage image() throws TiffFault {
        int shown = layout.columns() * layout.rows() * (layout.planar && photometric == Photometric.RGB ? 3 : 1);
        for (int chunk = 0; chunk < shown; chunk++) {
            add(chunk);
        }
        return reduction.image(photometric == Photometric.PALETTE ? 8 : layout.bits);
    }

    private void add(int chunk) throws TiffFault {
        int left = chunk % layout.columns() * layout.chunkWidth;
        int top = chunk / layout.columns() % layout.rows() * layout.chunkHeight;
        int columns = Math.min(layout.chunkWidth, layout.width - left);
        int rows = Math.min(layout.chunkHeight, layout.height - top);
        int plane = chunk / (layout.columns() * layout.rows());
        try (InputStream expanded = samples.of(chunk)) {
            for (int row = 0; row < rows; row++) {
                add(samples.row(expanded), left, top + row, columns, plane);
            }
        } catch (IOException damaged) {
            throw new TiffFault(Kind.CORRUPT, "Strip or tile " + chunk + " is damaged and cannot be expanded (" + damaged.getMessage()
                    + "). Copy the file again.");
        }
    }

    private void add(ByteBuffer row, int left, int y, int columns, int plane) {
        if (layout.planar && photometric == Photometric.RGB) {
            double weight = plane == 0 ? Reduction.RED : plane == 1 ? Reduction.GREEN : Reduction.BLUE;
            for (int x = 0; x < columns; x++) {
                reduction.add(left + x, y, sample(row, x), weight);
            }
            return;
        }
        int step = layout.samplesPerChunkPixel();
        for (int x = 0; x < columns; x++) {
            reduction.add(left + x, y, value(row, x * step));
        }
    }

    private double value(ByteBuffer row, int first) {
        return switch (photometric) {
            case RGB -> Reduction.RED * sample(row, first) + Reduction.GREEN * sample(row, first + 1)
                    + Reduction.BLUE * sample(row, first + 2);
            case WHITE_IS_ZERO -> layout.bits < 8 ? 255 - sample(row, first) : (1 << layout.bits) - 1 - sample(row, first);
            case PALETTE -> palette[layout.bits < 8 ? packed(row, first) : (int) sample(row, first)];
            default -> sample(row, first);
        };
    }

    private double sample(ByteBuffer row, int index) {
        boolean signed = layout.sampleFormat == SIGNED;
        return switch (layout.bits) {
            case 8 -> signed ? row.get(index) + 128 : row.get(index) & 0xFF;
            case 16 -> signed ? row.getShort(2 * index) : row.getShort(2 * index) & 0xFFFF;
            case 32 -> layout.sampleFormat == FLOAT
                    ? row.getFloat(4 * index)
                    : signed ? row.getInt(4 * index) : row.getInt(4 * index) & 0xFFFFFFFFL;
            case 64 -> row.getDouble(8 * index);
            default -> packed(row, index) * 255.0 / ((1 << layout.bits) - 1);
        };
    }

    private int packed(ByteBuffer row, int index) {
        int bits = layout.bits;
        return (row.get(index * bits / 8) & 0xFF) >> (8 - bits - index * bits % 8) & ((1 << bits) - 1);
    }
}
