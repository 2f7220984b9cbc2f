package io.semstream.micrograph;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A small grey JPEG for people to look at. */
public final class Thumbnail {
    private Thumbnail() {}

    /** The image as a JPEG whose longer edge is at most {@code maxEdge}; never enlarged. */
    public static byte[] jpeg(GrayImage image, int maxEdge) {
        if (maxEdge < 1) {
            throw new IllegalArgumentException("maxEdge must be positive: " + maxEdge);
        }
        double scale = Math.min(1.0, (double) maxEdge / Math.max(image.width(), image.height()));
        int width = Math.max(1, (int) Math.round(image.width() * scale));
        int height = Math.max(1, (int) Math.round(image.height() * scale));
        return encode(AreaResize.to(image, width, height));
    }

    private static byte[] encode(GrayImage image) {
        BufferedImage buffered = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] target = ((DataBufferByte) buffered.getRaster().getDataBuffer()).getData();
        System.arraycopy(image.samples(), 0, target, 0, target.length);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(buffered);
        } catch (IOException e) {
            throw new UncheckedIOException("encoding a thumbnail in memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
