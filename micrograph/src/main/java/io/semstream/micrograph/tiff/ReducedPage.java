package io.semstream.micrograph.tiff;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An uncompressed page made smaller while it is read, a row at a time: it takes as much memory as the small picture, however large the page. Needs nothing of Java's desktop module.
 *
 * @param means
 *            row by row, the mean brightness of the pixels that fall on each small one, on the page's own scale; white is high
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record ReducedPage(int width, int height, int bits, double[] means) {
    private static final int SIGNED = 2;
    private static final int FLOAT = 3;
    /** Rec. 601, as the other decoders weigh colours. */
    private static final double RED = 0.299;
    private static final double GREEN = 0.587;
    private static final double BLUE = 0.114;

    /**
     * Empty where the page has to be expanded first, or is stored in another way that instruments do not use.
     *
     * @param maxEdge
     *            the longer edge of the small picture at most; never enlarged
     */
    static Optional<ReducedPage> of(TiffBytes bytes, TiffDirectory directory, int maxEdge) throws TiffFault {
        TiffLayout layout = new TiffLayout(directory);
        Photometric photometric = Photometric.of(directory.number(Tag.PHOTOMETRIC, -1), layout.samplesPerPixel);
        if (!isPlain(layout, directory, photometric)) {
            return Optional.empty();
        }
        new ChunkCheck(layout, bytes).check();
        return Optional.of(new Reduction(layout, bytes, photometric, maxEdge).page());
    }

    private static boolean isPlain(TiffLayout layout, TiffDirectory directory, Photometric photometric) throws TiffFault {
        boolean known = photometric == Photometric.BLACK_IS_ZERO || photometric == Photometric.RGB
                || (photometric == Photometric.WHITE_IS_ZERO && layout.bits <= 16 && layout.sampleFormat == 1);
        boolean number = layout.bits == 8 || layout.bits == 16 || layout.bits == 32 || (layout.bits == 64 && layout.sampleFormat == FLOAT);
        return known && number && layout.compression == TiffLayout.NO_COMPRESSION && !layout.planar
                && directory.number(Tag.FILL_ORDER, 1) == 1;
    }

    private static final class Reduction {
        private final TiffLayout layout;
        private final TiffBytes bytes;
        private final Photometric photometric;
        private final int width;
        private final int height;
        private final double[] sums;
        private final int[] counts;

        private Reduction(TiffLayout layout, TiffBytes bytes, Photometric photometric, int maxEdge) {
            this.layout = layout;
            this.bytes = bytes;
            this.photometric = photometric;
            double scale = Math.min(1.0, (double) maxEdge / Math.max(layout.width, layout.height));
            this.width = Math.max(1, (int) Math.round(layout.width * scale));
            this.height = Math.max(1, (int) Math.round(layout.height * scale));
            this.sums = new double[width * height];
            this.counts = new int[width * height];
        }

        private ReducedPage page() throws TiffFault {
            for (int chunk = 0; chunk < layout.columns() * layout.rows(); chunk++) {
                add(chunk);
            }
            double[] means = new double[sums.length];
            for (int i = 0; i < means.length; i++) {
                means[i] = counts[i] == 0 ? Double.NaN : sums[i] / counts[i];
            }
            return new ReducedPage(width, height, layout.bits, means);
        }

        private void add(int chunk) throws TiffFault {
            int left = chunk % layout.columns() * layout.chunkWidth;
            int top = chunk / layout.columns() * layout.chunkHeight;
            int columns = Math.min(layout.chunkWidth, layout.width - left);
            int rows = Math.min(layout.chunkHeight, layout.height - top);
            int rowBytes = columns * layout.samplesPerPixel * (layout.bits / 8);
            for (int row = 0; row < rows; row++) {
                byte[] samples = bytes.copy(layout.offsets[chunk] + row * layout.rowBytes(), rowBytes);
                add(ByteBuffer.wrap(samples).order(bytes.order()), left, top + row, columns);
            }
        }

        private void add(ByteBuffer samples, int left, int y, int columns) {
            int line = (int) ((long) y * height / layout.height) * width;
            for (int x = 0; x < columns; x++) {
                double value = value(samples, x * layout.samplesPerPixel);
                if (Double.isFinite(value)) {
                    int small = line + (int) ((long) (left + x) * width / layout.width);
                    sums[small] += value;
                    counts[small]++;
                }
            }
        }

        private double value(ByteBuffer samples, int first) {
            return switch (photometric) {
                case RGB -> RED * sample(samples, first) + GREEN * sample(samples, first + 1) + BLUE * sample(samples, first + 2);
                case WHITE_IS_ZERO -> (1 << layout.bits) - 1 - sample(samples, first);
                default -> sample(samples, first);
            };
        }

        private double sample(ByteBuffer samples, int index) {
            boolean signed = layout.sampleFormat == SIGNED;
            return switch (layout.bits) {
                case 8 -> signed ? samples.get(index) + 128 : samples.get(index) & 0xFF;
                case 16 -> signed ? samples.getShort(2 * index) : samples.getShort(2 * index) & 0xFFFF;
                case 32 -> layout.sampleFormat == FLOAT
                        ? samples.getFloat(4 * index)
                        : signed ? samples.getInt(4 * index) : samples.getInt(4 * index) & 0xFFFFFFFFL;
                default -> samples.getDouble(8 * index);
            };
        }
    }
}
