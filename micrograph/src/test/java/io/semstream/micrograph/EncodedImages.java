package io.semstream.micrograph;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

/** Frames in the formats the platform writes. */
final class EncodedImages {
    private EncodedImages() {}

    static byte[] png(int width, int height) {
        return encoded(SyntheticImages.particles(width, height, 5, 1), "png");
    }

    static byte[] bmp(int width, int height) {
        return encoded(SyntheticImages.particles(width, height, 5, 1), "bmp");
    }

    private static byte[] encoded(GrayImage image, String format) {
        BufferedImage buffered = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
        buffered.getRaster().setDataElements(0, 0, image.width(), image.height(), image.samples());
        return encoded(buffered, format);
    }

    static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
