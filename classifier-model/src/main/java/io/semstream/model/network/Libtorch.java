package io.semstream.model.network;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.engine.StandardCapabilities;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings libtorch into this process, once, from what is installed: nothing is ever downloaded. */
public final class Libtorch {
    private static final Logger log = LoggerFactory.getLogger(Libtorch.class);
    private static final String ENGINE = "PyTorch";

    private Libtorch() {}

    /** Loads it on first use.
     *
     * @throws NetworkUnavailable
     *             when it is not there or does not fit together
     */
    public static Engine load() {
        LibtorchVersions versions = LibtorchVersions.found(System.getenv());
        versions.requireMatch();
        settle(System.getenv());
        try {
            return Engine.getEngine(ENGINE);
        } catch (EngineException | UnsatisfiedLinkError e) {
            throw new NetworkUnavailable("libtorch " + versions.engine() + " does not load on this machine: " + rootCause(e).getMessage(),
                    e);
        }
    }

    /** What DJL reads from the environment and from system properties, where nobody has said otherwise. */
    private static void settle(Map<String, String> environment) {
        propertyUnless(environment, "DJL_OFFLINE", "ai.djl.offline", "true");
        propertyUnless(environment, "OPT_OUT_TRACKING", "OPT_OUT_TRACKING", "true");
        propertyUnless(environment, "PYTORCH_FLAVOR", "PYTORCH_FLAVOR", "cpu");
        propertyUnless(environment, "", "ai.djl.pytorch.num_threads", Integer.toString(Runtime.getRuntime().availableProcessors()));
        if (!"PASSIVE".equalsIgnoreCase(environment.get("OMP_WAIT_POLICY"))) {
            log.warn(
                    "OMP_WAIT_POLICY is not PASSIVE: idle threads of libtorch spin and slow everything else down; start with OMP_WAIT_POLICY=PASSIVE");
        }
        if (!environment.containsKey("DJL_CACHE_DIR")) {
            log.warn("DJL_CACHE_DIR is not set: libtorch is unpacked below the home folder");
        }
    }

    private static void propertyUnless(Map<String, String> environment, String variable, String property, String value) {
        if (!environment.containsKey(variable) && System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** The device to compute on; fails where a GPU is asked for and none is there. */
    public static ai.djl.Device choose(Engine engine, Device wanted) {
        boolean gpu = engine.hasCapability(StandardCapabilities.CUDA) && engine.getGpuCount() > 0;
        if (wanted == Device.GPU && !gpu) {
            throw new NetworkUnavailable("a GPU was asked for and libtorch " + engine.getVersion() + " sees none."
                    + " Point PYTORCH_LIBRARY_PATH to a CUDA libtorch of this version, set PYTORCH_FLAVOR to its flavour (such as cu128)"
                    + " and make libcudart.so findable; or set the device to auto or cpu");
        }
        ai.djl.Device chosen = gpu && wanted != Device.CPU ? ai.djl.Device.gpu() : ai.djl.Device.cpu();
        log.info("computing on {} (asked for: {}), libtorch {}", chosen, wanted, engine.getVersion());
        return chosen;
    }

    private static Throwable rootCause(Throwable failure) {
        return Optional.ofNullable(failure.getCause()).map(Libtorch::rootCause).orElse(failure);
    }
}
