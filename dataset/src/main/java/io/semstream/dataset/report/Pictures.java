package io.semstream.dataset.report;

import io.semstream.dataset.Entry;
import io.semstream.micrograph.DecodeLimits;
import io.semstream.micrograph.DecodeOutcome;
import io.semstream.micrograph.MicrographReader;
import io.semstream.micrograph.Thumbnail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** Small pictures of images, as a page carries them in itself. */
final class Pictures {
    private final Path folder;
    private final MicrographReader reader = new MicrographReader(DecodeLimits.standard());

    Pictures(Path folder) {
        this.folder = folder;
    }

    /** A data URI; absent where the image cannot be read any more. */
    Optional<String> of(Entry image, int maxEdge) {
        try {
            return reader.read(Files.readAllBytes(folder.resolve(image.path()))) instanceof DecodeOutcome.Decoded decoded
                    ? Optional.of("data:image/jpeg;base64,"
                            + Base64.getEncoder().encodeToString(Thumbnail.jpeg(decoded.micrograph().pixels(), maxEdge)))
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
