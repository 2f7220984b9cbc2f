package io.semstream.micrograph;

import static org.assertj.core.api.Assertions.assertThat;

/** Reading with the standard limits, and what a test expects of the outcome. */
final class Outcomes {
    private static final MicrographReader READER = new MicrographReader(DecodeLimits.standard());

    private Outcomes() {}

    static Micrograph decoded(byte[] file) {
        return switch (READER.read(file)) {
            case DecodeOutcome.Decoded decoded -> decoded.micrograph();
            case DecodeOutcome.Undecodable undecodable -> throw new AssertionError(undecodable.toString());
        };
    }

    static String undecodable(byte[] file, DecodeFailure reason) {
        return undecodable(READER, file, reason);
    }

    /** The message, once the reason is right. */
    static String undecodable(MicrographReader reader, byte[] file, DecodeFailure reason) {
        DecodeOutcome outcome = reader.read(file);
        assertThat(outcome).isInstanceOfSatisfying(DecodeOutcome.Undecodable.class,
                it -> assertThat(it.reason()).as(it.message()).isEqualTo(reason));
        return ((DecodeOutcome.Undecodable) outcome).message();
    }
}
