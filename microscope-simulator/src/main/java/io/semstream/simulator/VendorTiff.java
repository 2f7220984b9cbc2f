package io.semstream.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Uncompressed little-endian TIFF with the private tags a vendor would write. */
public final class VendorTiff {
    private static final int FEI_TEXT = 34682;
    private static final int ZEISS_TEXT = 34118;
    private static final int TESCAN_TEXT = 50431;

    private VendorTiff() {}

    /**
     * @param bits
     *            8 or 16
     */
    public static byte[] write(RenderedMicrograph micrograph, Vendor vendor, int bits) {
        if (bits != 8 && bits != 16) {
            throw new IllegalArgumentException("8 or 16 bits a pixel: " + bits);
        }
        DeepImage image = micrograph.image();
        TiffDirectory directory = new TiffDirectory().describe(image.width(), image.height(), bits);
        switch (vendor) {
            case FEI -> directory.ascii(FEI_TEXT, VendorText.fei(micrograph));
            case ZEISS -> directory.ascii(ZEISS_TEXT, VendorText.zeiss(micrograph));
            case TESCAN -> directory.bytes(TESCAN_TEXT, tescan(micrograph));
            case PLAIN -> directory.ascii(TiffDirectory.DESCRIPTION, "exported micrograph");
        }
        return directory.around(samples(image, bits));
    }

    /** The header's text follows a few binary bytes in real files too. */
    private static byte[] tescan(RenderedMicrograph micrograph) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[]{1, 0, 0, 0});
        out.writeBytes(VendorText.tescan(micrograph).getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    private static byte[] samples(DeepImage image, int bits) {
        int bytes = bits / Byte.SIZE;
        byte[] out = new byte[image.width() * image.height() * bytes];
        int next = 0;
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int value = image.at(x, y);
                if (bytes == 2) {
                    out[next++] = (byte) value;
                }
                out[next++] = (byte) (value >> Byte.SIZE);
            }
        }
        return out;
    }
}
