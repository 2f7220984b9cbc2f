package io.semstream.model.network;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A TorchScript file, computed by libtorch. */
public final class TorchNetwork implements Network {
    private final Model model;
    private final InputContract input;
    private final OutputKind output;
    private final ai.djl.Device device;

    private TorchNetwork(Model model, InputContract input, OutputKind output, ai.djl.Device device) {
        this.model = model;
        this.input = input;
        this.output = output;
        this.device = device;
    }

    /**
     * @param file
     *            TorchScript; executable code, so only from where one trusts
     * @throws NetworkUnavailable
     *             when the file is none, or the device is not there
     */
    public static TorchNetwork load(Path file, InputContract input, OutputKind output, Device device) {
        Engine engine = Libtorch.load();
        ai.djl.Device chosen = Libtorch.choose(engine, device);
        Model model = engine.newModel(file.getFileName().toString(), chosen);
        try {
            model.load(file.toAbsolutePath().getParent(), file.getFileName().toString(), Map.of("mapLocation", "true"));
            return new TorchNetwork(model, input, output, chosen);
        } catch (IOException | MalformedModelException | EngineException e) {
            model.close();
            throw new NetworkUnavailable(
                    file + " is not a TorchScript network that libtorch " + engine.getVersion() + " can load: " + e.getMessage(), e);
        }
    }

    @Override
    public Session open() {
        return new TorchSession(model, new BatchTranslator(input, output));
    }

    @Override
    public String device() {
        return device.toString();
    }

    @Override
    public void close() {
        model.close();
    }
}
