package io.semstream.agent.intake;

import io.semstream.micrograph.DecodeLimits;
import io.semstream.micrograph.DecodeOutcome;
import io.semstream.micrograph.MicrographReader;
import io.semstream.micrograph.Thumbnail;

/** The small JPEG that leaves the machine in an image's place. One at a time: an image being decoded takes more memory than all else the agent does. */
final class Preview {

    /** What came of it. */
    sealed interface Rendering {

        @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
        record Jpeg(byte[] bytes) implements Rendering {}

        /** The image's fault, in words. */
        record Impossible(String why) implements Rendering {}
    }

    /** Enough for a classifier and for people to tell what is on it. */
    static final int LONGEST_EDGE = 512;

    private final long mostFileBytes;
    private final MicrographReader reader;

    /** @param memory bytes that this process may use in all */
    Preview(long memory) {
        // A decoder holds the file, the frame twice at its own depth and once at 8 bits.
        long share = Math.clamp(memory / 6, 1 << 20, 256 << 20);
        this.mostFileBytes = share;
        DecodeLimits standard = DecodeLimits.standard();
        this.reader = new MicrographReader(
                new DecodeLimits(share, share, share, standard.maxImageDirectories(), standard.maxCompressionRatio()));
    }

    /** The largest file that can be rendered, in bytes. */
    long mostFileBytes() {
        return mostFileBytes;
    }

    synchronized Rendering of(byte[] file) {
        return switch (reader.read(file)) {
            case DecodeOutcome.Decoded(var micrograph) -> new Rendering.Jpeg(Thumbnail.jpeg(micrograph.pixels(), LONGEST_EDGE));
            case DecodeOutcome.Undecodable(var reason, String message) -> new Rendering.Impossible(reason + ", " + message);
        };
    }
}
