package io.semstream.micrograph;

import io.semstream.micrograph.reduced.DamagedPicture;
import io.semstream.micrograph.reduced.ReducedBmp;
import io.semstream.micrograph.reduced.ReducedImage;
import io.semstream.micrograph.reduced.ReducedJpeg;
import io.semstream.micrograph.reduced.ReducedPng;
import io.semstream.micrograph.tiff.TiffFault;
import io.semstream.micrograph.tiff.TiffFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/** Small pictures of images of any size, with little memory and where Java lacks its desktop module. {@link MicrographReader} decodes whole frames. */
public final class SmallPicture {
    private static final int MOST_DIRECTORIES = 512;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final double CLIPPED = 0.001;
    private static final double LEAST_INTEGER_SPAN = 255;

    private SmallPicture() {}

    /**
     * The image, or a TIFF's first full-size page, as {@link MicrographReader} would show it; deep samples reduced to 8 bits as {@link ContrastStretch} does.
     *
     * @param file
     *            read from its start, and left open
     * @param maxEdge
     *            the longer edge of the small picture at most; never enlarged
     * @param memory
     *            bytes it may take for a progressive JPEG, which is complete only at its end; all else takes much less
     * @return empty where the image is stored in a rare way: run-length encoded BMP, arithmetic or CMYK JPEG, JPEG or fax inside TIFF and the like
     * @throws UnreadableImage
     *             when the file is damaged
     * @throws IOException
     *             when it cannot be read
     */
    public static Optional<GrayImage> of(FileChannel file, ImageFormat format, int maxEdge, long memory)
            throws UnreadableImage, IOException {
        file.position(0);
        InputStream bytes = new BufferedInputStream(Channels.newInputStream(file), BUFFER_BYTES);
        try {
            return (switch (format) {
                case TIFF -> TiffFile.open(file, MOST_DIRECTORIES).reducedPage(maxEdge);
                case PNG -> ReducedPng.of(bytes, maxEdge);
                case JPEG -> ReducedJpeg.of(bytes, maxEdge, memory);
                case BMP -> ReducedBmp.of(bytes, maxEdge);
            }).map(SmallPicture::gray);
        } catch (TiffFault fault) {
            throw UnreadableImage.because(fault);
        } catch (DamagedPicture damaged) {
            throw new UnreadableImage(DecodeFailure.CORRUPT, damaged.explanation());
        } catch (UncheckedIOException unreadable) {
            throw new IOException(unreadable.getCause());
        }
    }

    private static GrayImage gray(ReducedImage page) {
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
