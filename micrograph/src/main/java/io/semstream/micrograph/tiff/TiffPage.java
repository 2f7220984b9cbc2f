package io.semstream.micrograph.tiff;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferFloat;
import java.io.IOException;
import java.util.Set;

import io.semstream.micrograph.tiff.TiffFault.Kind;

/** One image of a TIFF file. Everything but {@link #samples()} is answered from the directory alone. */
public final class TiffPage {
    private static final int UNSIGNED = 1;
    private static final int SIGNED = 2;
    private static final int FLOAT = 3;
    private static final int UNDEFINED = 4;
    private static final int OLD_JPEG = 6;
    private static final int JPEG = 7;
    /** None, CCITT (2 to 4), LZW, JPEG old and new, deflate by both numbers, PackBits. */
    private static final Set<Integer> COMPRESSIONS = Set.of(TiffLayout.NO_COMPRESSION, 2, 3, 4, 5, OLD_JPEG, JPEG, 8, 32946, 32773);

    private final TiffBytes bytes;
    private final TiffDirectory directory;
    private final TiffLayout layout;
    private final Photometric photometric;

    TiffPage(TiffBytes bytes, TiffDirectory directory) throws TiffFault {
        this.bytes = bytes;
        this.directory = directory;
        this.layout = new TiffLayout(directory);
        this.photometric = Photometric.of(directory.number(Tag.PHOTOMETRIC, -1), layout.samplesPerPixel);
    }

    public TiffDirectory directory() {
        return directory;
    }

    public int width() {
        return layout.width;
    }

    public int height() {
        return layout.height;
    }

    public int bitDepth() {
        return layout.bits;
    }

    public int channels() {
        return layout.samplesPerPixel;
    }

    /** What the page occupies once expanded. */
    public long decodedBytes() {
        return layout.decodedBytes();
    }

    /** What {@link #samples()} mean; JPEG colour is converted on the way. */
    public Photometric photometric() {
        boolean jpeg = layout.compression == OLD_JPEG || layout.compression == JPEG;
        return jpeg && photometric == Photometric.YCBCR ? Photometric.RGB : photometric;
    }

    /** Reds, then greens, then blues of a palette page, 16 bits each. */
    public long[] palette() throws TiffFault {
        long[] colours = directory.numbers(Tag.COLOR_MAP, 3 << layout.bits);
        if (colours.length < 3 || colours.length % 3 != 0) {
            throw new TiffFault(Kind.CORRUPT, "The page's colour map holds " + colours.length + " values.");
        }
        return colours;
    }

    /**
     * All samples, row by row, {@link #channels()} a pixel; whole numbers of 32 bits come as floats, 8-bit signed ones moved up by 128.
     *
     * @throws IOException
     *             where compressed data cannot be expanded
     */
    public DataBuffer samples() throws TiffFault, IOException {
        requireSupported();
        new ChunkCheck(layout, bytes).check();
        DataBuffer stored = RawSamples.reads(layout, directory)
                ? new RawSamples(layout, bytes).read()
                : CompressedSamples.read(new TidyTiff(bytes, directory, layout).write(photometric), layout);
        if (layout.bits == 8 && layout.sampleFormat == SIGNED) {
            return unsigned((DataBufferByte) stored);
        }
        return stored.getDataType() == DataBuffer.TYPE_INT ? floats(stored) : stored;
    }

    private void requireSupported() throws TiffFault {
        if (!COMPRESSIONS.contains(layout.compression)) {
            throw new TiffFault(Kind.UNSUPPORTED,
                    "TIFF compression " + layout.compression + " cannot be read. Export the image uncompressed or with LZW.");
        }
        boolean number = layout.sampleFormat >= UNSIGNED && layout.sampleFormat <= UNDEFINED;
        if (!number || (layout.bits > 32 && layout.sampleFormat != FLOAT)) {
            throw new TiffFault(Kind.UNSUPPORTED, "Samples of " + layout.bits + " bits in format " + layout.sampleFormat
                    + " cannot be read. Export the image with 8 or 16 bits.");
        }
    }

    private static DataBuffer unsigned(DataBufferByte stored) {
        byte[] samples = stored.getData();
        for (int i = 0; i < samples.length; i++) {
            samples[i] ^= (byte) 0x80;
        }
        return stored;
    }

    private DataBuffer floats(DataBuffer stored) {
        float[] samples = new float[stored.getSize()];
        long mask = layout.sampleFormat == UNSIGNED ? 0xFFFFFFFFL : -1L;
        for (int i = 0; i < samples.length; i++) {
            samples[i] = stored.getElem(i) & mask;
        }
        return new DataBufferFloat(samples, samples.length);
    }
}
