package io.semstream.simulator;

import io.semstream.micrograph.GrayImage;
import io.semstream.simulator.relief.Dice;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** The bytes of a micrograph in one of the formats people save. */
final class ImageFile {
    private static final double TIFF_SHARE = 0.75;
    private static final double DEEP_SHARE = 0.3;
    private final String extension;
    private final byte[] bytes;

    private ImageFile(String extension, byte[] bytes) {
        this.extension = extension;
        this.bytes = bytes;
    }

    /** Mostly the vendor's TIFF, sometimes an export. */
    static ImageFile of(RenderedMicrograph micrograph, Vendor vendor, Dice dice) {
        if (dice.chance(TIFF_SHARE)) {
            return new ImageFile("tif", VendorTiff.write(micrograph, vendor, dice.chance(DEEP_SHARE) ? 16 : 8));
        }
        return dice.chance(0.5) ? export(micrograph, "png") : export(micrograph, "jpg");
    }

    private static ImageFile export(RenderedMicrograph micrograph, String format) {
        GrayImage pixels = micrograph.pixels();
        BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, pixels.width(), pixels.height(), pixels.samples());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException("encoding " + format + " in memory", e);
        }
        return new ImageFile(format, out.toByteArray());
    }

    /** Without the dot. */
    String extension() {
        return extension;
    }

    byte[] bytes() {
        return bytes;
    }
}
