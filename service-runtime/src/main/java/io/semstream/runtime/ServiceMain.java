package io.semstream.runtime;

import io.semstream.runtime.config.Key;
import io.semstream.runtime.config.Settings;
import io.semstream.runtime.config.SettingsSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Runs one service as a process: configuration, health and metrics, an orderly end. */
public final class ServiceMain {

    /** The process ended because it was asked to. */
    public static final int STOPPED = 0;
    /** The service could not start or died. */
    public static final int FAILED = 1;
    /** The configuration is wrong; standard error says how, one line per problem. */
    public static final int MISCONFIGURED = 2;

    private ServiceMain() {}

    /** The setting for the port of health and metrics; a service adds it to its keys to have its own default instead of 9400. */
    public static Key<Optional<Integer>> httpPort(int defaultPort) {
        return ServiceEndpoint.port(defaultPort);
    }

    /**
     * Blocks until the process is told to stop or the service dies.
     *
     * @return the exit code
     */
    public static int run(String name, Collection<Key<?>> keys, String[] args, ServiceFactory factory) {
        ServiceProcess process = new ServiceProcess(name, keys, factory, System.out, System.err);
        Thread stop = new Thread(process::stopAndWait, name + "-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        return process.run(List.of(args), System.getenv());
    }

    /**
     * Some of a service's settings, for what needs no more: the others are known and may be missing.
     *
     * @throws io.semstream.runtime.config.InvalidSettings
     *             naming every problem
     */
    public static Settings settings(Collection<Key<?>> wanted, Collection<Key<?>> known, List<String> args) {
        List<Key<?>> all = ServiceEndpoint.with(known);
        return Settings.some(wanted, all, SettingsSource.load(all, args, System.getenv()));
    }

    /**
     * A service's settings, for what is asked beside it: from the same files, environment and arguments.
     *
     * @throws io.semstream.runtime.config.InvalidSettings
     *             naming every problem
     */
    public static Settings settings(Collection<Key<?>> keys, List<String> args) {
        List<Key<?>> all = ServiceEndpoint.with(keys);
        return Settings.of(all, SettingsSource.load(all, args, System.getenv()));
    }
}
