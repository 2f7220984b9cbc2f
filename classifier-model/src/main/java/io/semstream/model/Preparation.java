package io.semstream.model;

import io.semstream.micrograph.DecodeOutcome;
import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.ImageQuality;
import io.semstream.micrograph.Micrograph;
import io.semstream.micrograph.MicrographReader;
import io.semstream.micrograph.ModelInput;
import io.semstream.micrograph.Thumbnail;
import io.semstream.model.network.InputContract;

/** From a file's bytes to what the network, the quality check and people look at. Thread-safe. */
final class Preparation {
    private final MicrographReader reader;
    private final InputContract input;
    private final int thumbnailEdge;

    Preparation(InputContract input, EngineConfig config) {
        this.reader = new MicrographReader(config.limits());
        this.input = input;
        this.thumbnailEdge = config.thumbnailEdge();
    }

    DecodeOutcome read(byte[] file) {
        return reader.read(file);
    }

    PreparedImage prepared(Micrograph micrograph) {
        GrayImage pixels = micrograph.pixels();
        byte[] thumbnail = thumbnailEdge == 0 ? new byte[0] : Thumbnail.jpeg(pixels, thumbnailEdge);
        return new PreparedImage(ModelInput.prepare(micrograph, input.width(), input.height()), ImageQuality.of(micrograph), thumbnail,
                pixels.width(), pixels.height(), micrograph.bitDepth());
    }
}
