package io.semstream.simulator;

import io.semstream.simulator.detector.DataBarPainter;
import io.semstream.simulator.detector.Exposure;
import io.semstream.simulator.relief.Dice;
import io.semstream.simulator.relief.Surface;
import java.util.Optional;

/** Draws micrographs of the ten categories. Thread-safe; the same request gives the same pixels. */
public final class MicrographRenderer {
    private static final int WHITE = 65_535;

    public RenderedMicrograph render(RenderRequest request) {
        Dice dice = new Dice(request.seed());
        int width = request.width();
        Acquisition taken = Acquisition.of(request.structures().getFirst(), request.vendor(), width, dice);
        Optional<DataBarPainter> painter = DataBars.painter(request.vendor(), request.height());
        int barHeight = painter.map(DataBarPainter::height).orElse(0);
        Surface surface = Mixture.of(request.structures(), width, request.height() - barHeight, dice);
        float[] frame = new float[width * request.height()];
        float[] specimen = Exposure.of(surface, dice);
        System.arraycopy(specimen, 0, frame, 0, specimen.length);
        painter.ifPresent(bar -> bar.paint(frame, width, taken.pixelSizeM(), DataBars.words(request.vendor(), taken)));
        return new RenderedMicrograph(request.structures().stream().map(Structure::category).toList(),
                new DeepImage(width, request.height(), digitise(frame)), barHeight, taken);
    }

    private static short[] digitise(float[] grey) {
        short[] samples = new short[grey.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(Math.clamp(grey[i], 0f, 1f) * WHITE);
        }
        return samples;
    }
}
