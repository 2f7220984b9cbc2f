package io.semstream.quickstart;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Many small images, each with bytes of its own: for counting, not for looking at. */
final class TinyMicrographs {
    private TinyMicrographs() {}

    /** Writes the files the way careful software does: under a temporary name first. */
    static void write(Path folder, int count) {
        var random = new Random(20260101);
        try {
            for (int i = 0; i < count; i++) {
                Path session = Files.createDirectories(folder.resolve("session-" + i / 500));
                Path temporary = session.resolve("." + i + ".tmp");
                Files.write(temporary, png(random));
                Files.move(temporary, session.resolve("image-%05d.png".formatted(i)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] png(Random random) throws IOException {
        var image = new BufferedImage(48, 48, BufferedImage.TYPE_BYTE_GRAY);
        random.nextBytes(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
