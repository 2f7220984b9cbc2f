package io.semstream.agent.intake;

import io.semstream.micrograph.AreaResize;
import io.semstream.micrograph.DecodeLimits;
import io.semstream.micrograph.DecodeOutcome;
import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.GrayPng;
import io.semstream.micrograph.ImageFormat;
import io.semstream.micrograph.MicrographReader;
import io.semstream.micrograph.SmallPicture;
import io.semstream.micrograph.UnreadableImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The small PNG that leaves the machine in an image's place. Images are made small while they are read; what is stored in a rare way is decoded whole, which takes
 * more memory than all else the agent does, and only where Java has its desktop module.
 */
final class Preview {

    /** What came of it. */
    sealed interface Rendering {

        @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
        record Picture(byte[] png) implements Rendering {}

        /** In words. */
        record Impossible(String why) implements Rendering {}
    }

    /** Enough for a classifier and for people to tell what is on it. */
    static final int LONGEST_EDGE = 512;

    private final long mostDecodedBytes;
    private final boolean decodes;

    /**
     * @param memory
     *            bytes that this process may use in all
     * @param decodes
     *            whether this Java has its desktop module
     */
    Preview(long memory, boolean decodes) {
        // A decoder holds the file, the frame twice at its own depth and once at 8 bits.
        this.mostDecodedBytes = Math.clamp(memory / 6, 1 << 20, 256 << 20);
        this.decodes = decodes;
    }

    static Preview here() {
        return new Preview(Runtime.getRuntime().maxMemory(), ModuleLayer.boot().findModule("java.desktop").isPresent());
    }

    /** One at a time: the frequencies of a progressive JPEG alone may take a sixth of the memory. */
    synchronized Rendering of(Path file, Optional<ImageFormat> format) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            Optional<GrayImage> small = format.isPresent()
                    ? SmallPicture.of(channel, format.get(), LONGEST_EDGE, mostDecodedBytes)
                    : Optional.empty();
            return small.isPresent() ? picture(small.get()) : decoded(channel);
        } catch (UnreadableImage damaged) {
            return new Rendering.Impossible(damaged.reason() + ", " + damaged.explanation());
        }
    }

    private Rendering decoded(FileChannel channel) throws IOException {
        if (!decodes) {
            return new Rendering.Impossible(
                    "this agent's Java makes no thumbnails of images that are stored this way; an agent on a whole Java, with its module java.desktop, may");
        }
        if (channel.size() > mostDecodedBytes) {
            return new Rendering.Impossible(
                    "the file has " + channel.size() + " bytes, and this agent has memory for " + mostDecodedBytes);
        }
        return switch (Decoder.of(mostDecodedBytes).read(whole(channel))) {
            case DecodeOutcome.Decoded(var micrograph) -> picture(small(micrograph.pixels()));
            case DecodeOutcome.Undecodable(var reason, String message) -> new Rendering.Impossible(reason + ", " + message);
        };
    }

    private static byte[] whole(FileChannel channel) throws IOException {
        ByteBuffer file = ByteBuffer.allocate((int) channel.size());
        while (file.hasRemaining() && channel.read(file, file.position()) >= 0) {
            // until full or at the end
        }
        return file.array();
    }

    private static GrayImage small(GrayImage image) {
        double scale = Math.min(1.0, (double) LONGEST_EDGE / Math.max(image.width(), image.height()));
        return AreaResize.to(image, Math.max(1, (int) Math.round(image.width() * scale)),
                Math.max(1, (int) Math.round(image.height() * scale)));
    }

    private static Rendering picture(GrayImage small) {
        return new Rendering.Picture(GrayPng.of(small));
    }

    /** Apart, so that nothing of it is loaded where the desktop module is missing. */
    private static final class Decoder {
        private Decoder() {}

        static MicrographReader of(long most) {
            DecodeLimits standard = DecodeLimits.standard();
            return new MicrographReader(
                    new DecodeLimits(most, most, most, standard.maxImageDirectories(), standard.maxCompressionRatio()));
        }
    }
}
