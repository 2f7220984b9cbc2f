package io.semstream.evaluation.judging;

import io.semstream.micrograph.AreaResize;
import io.semstream.micrograph.DecodeLimits;
import io.semstream.micrograph.DecodeOutcome;
import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.GrayPng;
import io.semstream.micrograph.Micrograph;
import io.semstream.micrograph.MicrographReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/** Something that may happen to an image without changing what it shows. */
public enum Change {
    /** The specimen alone. */
    BAR_CUT_OFF("data bar cut off", "the frame without its data bar, as after cropping"),
    /** A bar that cannot be told from pixels. */
    BAR_MASKED("data bar masked", "the data bar painted over with the mean grey of the frame; images without one stay as they are"),
    /** A bar nobody has seen. */
    BAR_REPLACED("data bar replaced", "instead of the data bar a white one of 8 % of the height with black lettering"),
    /** Half the contrast around the middle grey. */
    LOW_CONTRAST("half the contrast", "grey levels drawn together to half their distance from middle grey"),
    /** Twice, clipped. */
    HIGH_CONTRAST("twice the contrast", "grey levels spread to twice their distance from middle grey, clipped to black and white"),
    /** 5 % of the grey scale. */
    LIGHT_NOISE("light noise", "Gaussian noise with a deviation of 5 % of the grey scale"),
    /** 15 % of the grey scale. */
    STRONG_NOISE("strong noise", "Gaussian noise with a deviation of 15 % of the grey scale"),
    /** Fewer pixels of the same field. */
    HALF_RESOLUTION("half the resolution", "the same field of view with half as many pixels each way"),
    /** The middle of the frame. */
    MAGNIFIED("magnified twice", "the middle half of the frame each way, as at twice the magnification");

    private static final MicrographReader READER = new MicrographReader(DecodeLimits.standard());
    private static final int MIDDLE = 128;
    private static final double LIGHT = 0.05 * 255;
    private static final double STRONG = 0.15 * 255;

    private final String title;
    private final String description;

    Change(String title, String description) {
        this.title = title;
        this.description = description;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** What is done, for people. */
    public String description() {
        return description;
    }

    /** The changed image as a PNG; a file that cannot be decoded as it is. Noise is the same for the same name. */
    public byte[] present(Subject subject) throws IOException {
        byte[] file = Files.readAllBytes(subject.file());
        return switch (READER.read(file)) {
            case DecodeOutcome.Undecodable undecodable -> file;
            case DecodeOutcome.Decoded(Micrograph micrograph) -> GrayPng.of(of(micrograph, subject.name().hashCode()));
        };
    }

    GrayImage of(Micrograph micrograph, long seed) {
        GrayImage specimen = micrograph.specimen();
        return switch (this) {
            case BAR_CUT_OFF -> specimen;
            case BAR_MASKED -> masked(micrograph.pixels(), specimen);
            case BAR_REPLACED -> withBar(specimen);
            case LOW_CONTRAST -> mapped(specimen, level -> MIDDLE + (level - MIDDLE) / 2);
            case HIGH_CONTRAST -> mapped(specimen, level -> MIDDLE + (level - MIDDLE) * 2);
            case LIGHT_NOISE -> noisy(specimen, LIGHT, seed);
            case STRONG_NOISE -> noisy(specimen, STRONG, seed);
            case HALF_RESOLUTION ->
                AreaResize.to(specimen, Math.max(1, specimen.width() / 2), Math.max(1, specimen.height() / 2));
            case MAGNIFIED -> specimen.crop(specimen.width() / 4, specimen.height() / 4, Math.max(1, specimen.width() / 2),
                    Math.max(1, specimen.height() / 2));
        };
    }

    private static GrayImage masked(GrayImage frame, GrayImage specimen) {
        byte[] samples = frame.samples().clone();
        long sum = 0;
        for (byte sample : specimen.samples()) {
            sum += sample & 0xFF;
        }
        Arrays.fill(samples, specimen.samples().length, samples.length, (byte) (sum / specimen.samples().length));
        return new GrayImage(frame.width(), frame.height(), samples);
    }

    private static GrayImage withBar(GrayImage specimen) {
        int bar = Math.max(8, specimen.height() * 8 / 100);
        byte[] samples = Arrays.copyOf(specimen.samples(), specimen.width() * (specimen.height() + bar));
        Arrays.fill(samples, specimen.samples().length, samples.length, (byte) 255);
        int letter = Math.max(2, bar / 4);
        for (int y = specimen.height() + bar / 3; y < specimen.height() + bar - bar / 3; y++) {
            for (int x = letter; x < specimen.width() - letter; x++) {
                boolean ink = x / letter % 2 == 1 && x % (letter * 14) < letter * 8 && (x + y) % letter < (letter + 1) / 2;
                samples[y * specimen.width() + x] = (byte) (ink ? 0 : 255);
            }
        }
        return new GrayImage(specimen.width(), specimen.height() + bar, samples);
    }

    private static GrayImage noisy(GrayImage image, double deviation, long seed) {
        Random random = new Random(seed);
        return mapped(image, level -> (int) Math.round(level + deviation * random.nextGaussian()));
    }

    private static GrayImage mapped(GrayImage image, IntUnaryOperator levels) {
        byte[] samples = new byte[image.samples().length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) Math.clamp(levels.applyAsInt(image.samples()[i] & 0xFF), 0, 255);
        }
        return new GrayImage(image.width(), image.height(), samples);
    }
}
