package io.semstream.dataset;

import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.GrayPng;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Images made for a test: blobs that look different for each seed. */
public final class SmallImages {
    private SmallImages() {}

    public static GrayImage blobs(int width, int height, long seed) {
        var random = new Random(seed);
        double[][] blobs = random.doubles(60).boxed().map(x -> new double[]{x, random.nextDouble(), 0.02 + 0.06 * random.nextDouble()})
                .toArray(double[][]::new);
        byte[] samples = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                samples[y * width + x] = (byte) level(blobs, (x + 0.5) / width, (y + 0.5) / height);
            }
        }
        return new GrayImage(width, height, samples);
    }

    private static int level(double[][] blobs, double x, double y) {
        double sum = 40;
        for (double[] blob : blobs) {
            double distance = ((x - blob[0]) * (x - blob[0]) + (y - blob[1]) * (y - blob[1])) / (blob[2] * blob[2]);
            sum += 120 * Math.exp(-distance);
        }
        return (int) Math.min(255, sum);
    }

    public static Path png(Path file, GrayImage image) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, GrayPng.of(image));
    }

    /** A folder of categories with so many images of 96 x 72 in each, of sources named after letters. */
    public static Path categories(Path root, int images, String... categories) throws IOException {
        long seed = 0;
        for (String category : categories) {
            for (int i = 0; i < images; i++) {
                seed++;
                png(root.resolve(category).resolve((char) ('a' + i) + category + "_" + i + ".png"), blobs(96, 72, seed));
            }
        }
        return root;
    }
}
