package io.semstream.dataset.inspection;

import io.semstream.dataset.ContentHash;
import io.semstream.dataset.FrameFacts;
import io.semstream.micrograph.DecodeLimits;
import io.semstream.micrograph.DecodeOutcome;
import io.semstream.micrograph.MetadataReader;
import io.semstream.micrograph.Micrograph;
import io.semstream.micrograph.MicrographReader;
import io.semstream.micrograph.metadata.Term;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks at one file. Thread-safe; holds one file and its frame at a time for each thread that asks. */
public final class Inspector {
    private static final double NANOMETRES = 1e9;

    /**
     * What was found; either a frame or a reason why there is none.
     *
     * @param sha256
     *            of the file; of no bytes where they cannot be read
     */
    public record Finding(String sha256, long bytes, Optional<FrameFacts> frame, Optional<String> unreadable) {}

    private final DecodeLimits limits;
    private final MicrographReader reader;

    public Inspector(DecodeLimits limits) {
        this.limits = limits;
        this.reader = new MicrographReader(limits);
    }

    public Finding inspect(Path file) {
        try {
            long size = Files.size(file);
            return size > limits.maxBytes()
                    ? unreadable(ContentHash.of(file), size, "The file has " + size + " bytes, the limit is " + limits.maxBytes() + ".")
                    : inspect(file, Files.readAllBytes(file));
        } catch (IOException unreadable) {
            return unreadable(ContentHash.of(new byte[0]), 0, "The file cannot be read (" + unreadable + ").");
        }
    }

    private Finding inspect(Path file, byte[] bytes) {
        String sha256 = ContentHash.of(bytes);
        return switch (reader.read(bytes)) {
            case DecodeOutcome.Decoded decoded -> new Finding(sha256, bytes.length, Optional.of(facts(decoded.micrograph(), file)),
                    Optional.empty());
            case DecodeOutcome.Undecodable undecodable -> unreadable(sha256, bytes.length, undecodable.message());
        };
    }

    private static Finding unreadable(String sha256, long bytes, String why) {
        return new Finding(sha256, bytes, Optional.empty(), Optional.of(why));
    }

    private static FrameFacts facts(Micrograph micrograph, Path file) {
        return new FrameFacts(micrograph.pixels().width(), micrograph.pixels().height(), micrograph.bitDepth(), micrograph.channels(),
                pixelSizeNm(file), PerceptualHash.of(micrograph.specimen()).hex());
    }

    private static Optional<Double> pixelSizeNm(Path file) {
        try {
            var metres = MetadataReader.read(file, List.of()).number(Term.PIXEL_SIZE);
            return metres.isPresent() ? Optional.of(metres.getAsDouble() * NANOMETRES) : Optional.empty();
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }
}
