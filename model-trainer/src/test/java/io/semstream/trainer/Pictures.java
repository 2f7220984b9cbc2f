package io.semstream.trainer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small pictures of two kinds that anybody can tell apart: fine grain, and broad bands. */
public final class Pictures {
    private static final int EDGE = 40;

    private Pictures() {}

    /** {@code each} pictures in {@code folder/Bands} and {@code folder/Grain}, each of a source of its own. */
    public static List<Path> write(Path folder, int each) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String kind : List.of("Bands", "Grain")) {
            Path category = Files.createDirectories(folder.resolve(kind));
            for (int i = 0; i < each; i++) {
                Path file = category.resolve("sample" + kind + i + "_1.png");
                ImageIO.write(picture(kind.equals("Grain"), new Random(i)), "png", file.toFile());
                files.add(file);
            }
        }
        return files;
    }

    private static BufferedImage picture(boolean grain, Random random) {
        BufferedImage image = new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_BYTE_GRAY);
        double phase = random.nextDouble() * 6;
        for (int y = 0; y < EDGE; y++) {
            for (int x = 0; x < EDGE; x++) {
                int level = grain ? random.nextInt(256) : (int) (128 + 100 * Math.sin(phase + x / 6.0)) + random.nextInt(12);
                image.getRaster().setSample(x, y, 0, level);
            }
        }
        return image;
    }
}
