package io.semstream.model;

import io.semstream.micrograph.DecodeOutcome;
import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.ImageQuality;
import io.semstream.micrograph.Micrograph;
import io.semstream.micrograph.MicrographReader;
import io.semstream.micrograph.ModelInput;
import io.semstream.micrograph.Thumbnail;
import io.semstream.micrograph.alignment.AlignmentMethod;
import io.semstream.model.network.InputContract;
import java.util.Optional;

/** From a file's bytes to what the network, the quality check and people look at. Thread-safe. */
final class Preparation {
    private final MicrographReader reader;
    private final InputContract input;
    private final int thumbnailEdge;
    private final boolean measures;

    /**
     * @param measures
     *            whether something may be measured later: the frame is then kept, reduced
     */
    Preparation(InputContract input, EngineConfig config, boolean measures) {
        this.reader = new MicrographReader(config.limits());
        this.input = input;
        this.thumbnailEdge = config.thumbnailEdge();
        this.measures = measures;
    }

    DecodeOutcome read(byte[] file) {
        return reader.read(file);
    }

    PreparedImage prepared(Micrograph micrograph) {
        GrayImage pixels = micrograph.pixels();
        byte[] thumbnail = thumbnailEdge == 0 ? new byte[0] : Thumbnail.jpeg(pixels, thumbnailEdge);
        return new PreparedImage(ModelInput.prepare(micrograph, input.width(), input.height()), ImageQuality.of(micrograph), thumbnail,
                pixels.width(), pixels.height(), micrograph.bitDepth(),
                measures ? Optional.of(AlignmentMethod.reduced(micrograph.specimen())) : Optional.empty());
    }
}
