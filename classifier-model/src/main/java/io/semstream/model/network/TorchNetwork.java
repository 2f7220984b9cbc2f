package io.semstream.model.network;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A TorchScript file, computed by libtorch. */
public final class TorchNetwork implements Network {
    private static final Logger log = LoggerFactory.getLogger(TorchNetwork.class);

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
        return new TorchNetwork(loaded(engine, file, chosen), input, output, chosen);
    }

    private static Model loaded(Engine engine, Path file, ai.djl.Device device) {
        Model model = engine.newModel(file.getFileName().toString(), device);
        try {
            model.load(file.toAbsolutePath().getParent(), file.getFileName().toString(), Map.of("mapLocation", "true"));
            return model;
        } catch (IOException | MalformedModelException | EngineException e) {
            model.close();
            throw new NetworkUnavailable(
                    file + " is not a TorchScript network that libtorch " + engine.getVersion() + " can load: " + e.getMessage(), e);
        }
    }

    /**
     * What the network has found before it pools over the frame.
     *
     * @param method
     *            of the TorchScript module that gives it; where none is named, the network's own code is searched for a pooling at its end
     * @return empty where there is no such pooling
     * @throws NetworkUnavailable
     *             when the file is no network
     */
    public static Optional<FeatureMaps> featureMaps(Path file, Optional<String> method, InputContract input, OutputKind output,
            Device device) {
        if (method.isPresent()) {
            return Optional.of(maps(file, method.get(), input, output, device));
        }
        try {
            Path folder = Files.createTempDirectory("semstream-opened");
            Path copy = folder.resolve("model.pt");
            try {
                return OpenedTorchScript.write(file, copy)
                        ? Optional.of(maps(copy, OpenedTorchScript.METHOD, input, output, device))
                        : Optional.empty();
            } finally {
                Files.deleteIfExists(copy);
                Files.delete(folder);
            }
        } catch (IOException | NetworkUnavailable notOpened) {
            log.debug("{} cannot be opened before its pooling", file, notOpened);
            return Optional.empty();
        }
    }

    private static FeatureMaps maps(Path file, String method, InputContract input, OutputKind output, Device device) {
        Engine engine = Libtorch.load();
        return new TorchFeatureMaps(loaded(engine, file, Libtorch.choose(engine, device)), input, output, method);
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
