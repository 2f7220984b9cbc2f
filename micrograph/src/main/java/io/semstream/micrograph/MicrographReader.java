package io.semstream.micrograph;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

import javax.imageio.ImageIO;

/** Turns a file's bytes into a {@link Micrograph}. Thread-safe and without state; bad input is an outcome, never an exception. */
public final class MicrographReader {
    private final DecodeLimits limits;

    public MicrographReader(DecodeLimits limits) {
        this.limits = limits;
    }

    public DecodeOutcome read(byte[] file) {
        if (file.length == 0) {
            return new DecodeOutcome.Undecodable(DecodeFailure.EMPTY_FILE, "The file has no bytes.");
        }
        Optional<ImageFormat> format = ImageFormat.sniff(file);
        if (format.isEmpty() || file.length > limits.maxBytes()) {
            return new DecodeOutcome.Undecodable(DecodeFailure.UNKNOWN_FORMAT, "Not an image.");
        }
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            byte[] samples = new byte[image.getWidth() * image.getHeight()];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (byte) image.getRaster().getSample(i % image.getWidth(), i / image.getWidth(), 0);
            }
            GrayImage pixels = new GrayImage(image.getWidth(), image.getHeight(), samples);
            return new DecodeOutcome.Decoded(
                    new Micrograph(pixels, 8, 1, format.get(), Optional.empty(), InstrumentMetadata.none()));
        } catch (IOException | RuntimeException e) {
            return new DecodeOutcome.Undecodable(DecodeFailure.CORRUPT, "Unreadable: " + e.getMessage());
        }
    }
}
