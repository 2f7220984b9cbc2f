package io.semstream.micrograph;

import java.io.IOException;
import java.util.Optional;

/**
 * Turns a file's bytes into a {@link Micrograph}. Thread-safe and without state; bad input is an outcome, never an exception. Memory: the file, twice the frame
 * at its own depth and once at 8 bits, all within the limits.
 */
public final class MicrographReader {
    private final DecodeLimits limits;

    public MicrographReader(DecodeLimits limits) {
        this.limits = limits;
    }

    /**
     * The one door for every failure: what third-party decoders throw on damaged data is the file's fault like what our own checks find, and a frame that the
     * limits admit but this process has no memory for fails alone.
     */
    public DecodeOutcome read(byte[] file) {
        try {
            return new DecodeOutcome.Decoded(decode(file));
        } catch (UnreadableImage e) {
            return undecodable(e.reason(), e.explanation());
        } catch (IOException | RuntimeException e) {
            return undecodable(DecodeFailure.CORRUPT, "The image data is damaged and cannot be expanded (" + e + ").");
        } catch (OutOfMemoryError e) {
            return undecodable(DecodeFailure.TOO_LARGE, "The image needs more memory than this process has (" + e.getMessage() + ").");
        }
    }

    private static DecodeOutcome undecodable(DecodeFailure reason, String message) {
        return new DecodeOutcome.Undecodable(reason, message);
    }

    private Micrograph decode(byte[] file) throws UnreadableImage, IOException {
        if (file.length == 0) {
            throw new UnreadableImage(DecodeFailure.EMPTY_FILE, "The file has no bytes; the instrument may not have finished writing it.");
        }
        limits.admitFile(file.length);
        ImageFormat format = ImageFormat.sniff(file).orElseThrow(() -> new UnreadableImage(DecodeFailure.UNKNOWN_FORMAT,
                "The file is neither TIFF, PNG, JPEG nor BMP: its content decides, not its name."));
        return micrograph(frame(format, file), format);
    }

    private Frame frame(ImageFormat format, byte[] file) throws UnreadableImage, IOException {
        return switch (format) {
            case TIFF -> TiffDecoder.decode(file, limits);
            case PNG -> PngDecoder.decode(file, limits);
            case JPEG -> JpegDecoder.decode(file, limits);
            case BMP -> BmpDecoder.decode(file, limits);
        };
    }

    private static Micrograph micrograph(Frame frame, ImageFormat format) {
        int height = frame.gray().height();
        Optional<DataBar> tagged = taggedBar(frame);
        GrayImage pixels = ContrastStretch.toEightBits(frame.gray(), tagged.map(DataBar::top).orElse(height));
        if (frame.dataBarHeight().isPresent()) {
            return new Micrograph(pixels, frame.bitDepth(), frame.channels(), format, tagged);
        }
        Optional<DataBar> seen = DataBarDetector.find(pixels);
        GrayImage balanced = seen.isEmpty() ? pixels : ContrastStretch.toEightBits(frame.gray(), seen.get().top());
        return new Micrograph(balanced, frame.bitDepth(), frame.channels(), format, seen);
    }

    private static Optional<DataBar> taggedBar(Frame frame) {
        int bar = frame.dataBarHeight().orElse(0);
        return bar == 0 ? Optional.empty() : Optional.of(new DataBar(frame.gray().height() - bar, bar, DataBar.Source.VENDOR_TAG));
    }
}
