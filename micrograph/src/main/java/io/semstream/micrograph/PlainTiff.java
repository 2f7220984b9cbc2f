package io.semstream.micrograph;

import io.semstream.micrograph.tiff.ReducedPage;
import io.semstream.micrograph.tiff.TiffFault;
import io.semstream.micrograph.tiff.TiffFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/** Small pictures of uncompressed TIFFs, which is what instruments write: of any size with little memory, and where Java lacks its desktop module. */
public final class PlainTiff {
    private static final int MOST_DIRECTORIES = 512;
    private static final double CLIPPED = 0.001;
    private static final double LEAST_INTEGER_SPAN = 255;

    private PlainTiff() {}

    /**
     * The first full-size page, deep samples reduced to 8 bits as {@link ContrastStretch} does.
     *
     * @param file
     *            a TIFF; read by position and left open
     * @return empty where the page is stored in another way
     * @throws UnreadableImage
     *             when the file is damaged
     * @throws IOException
     *             when it cannot be read
     */
    public static Optional<GrayImage> reduced(FileChannel file, int maxEdge) throws UnreadableImage, IOException {
        try {
            return TiffFile.open(file, MOST_DIRECTORIES).reducedPage(maxEdge).map(PlainTiff::gray);
        } catch (TiffFault fault) {
            throw UnreadableImage.because(fault);
        } catch (UncheckedIOException unreadable) {
            throw new IOException(unreadable.getCause());
        }
    }

    private static GrayImage gray(ReducedPage page) {
        double[] sorted = Arrays.stream(page.means()).filter(Double::isFinite).sorted().toArray();
        boolean stretched = page.bits() > 8 && sorted.length > 0;
        double low = stretched ? sorted[(int) Math.round(CLIPPED * (sorted.length - 1))] : 0;
        double high = stretched ? sorted[(int) Math.round((1 - CLIPPED) * (sorted.length - 1))] : LEAST_INTEGER_SPAN;
        double missing = page.bits() == 16 ? Math.max(0, LEAST_INTEGER_SPAN - (high - low)) : 0;
        double span = Math.max(Float.MIN_NORMAL, high - low + missing);
        byte[] samples = new byte[page.means().length];
        for (int i = 0; i < samples.length; i++) {
            double level = (page.means()[i] - (low - missing / 2)) / span * 255;
            samples[i] = (byte) (Double.isFinite(level) ? Math.clamp(Math.round(level), 0, 255) : 0);
        }
        return new GrayImage(page.width(), page.height(), samples);
    }
}
