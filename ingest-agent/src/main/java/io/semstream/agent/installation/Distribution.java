package io.semstream.agent.installation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The unpacked agent: {@code bin}, {@code conf}, {@code lib} and {@code runtime} in one folder. */
public record Distribution(Path home) {

    /** Set by the launcher. */
    private static final String HOME = "semstream.agent.home";
    private static final String CREDENTIALS = "credentials.env";

    public Distribution {
        home = home.toAbsolutePath().normalize();
    }

    /** The one this process was started from; empty where the agent runs from a class path, as in a container. */
    public static Optional<Distribution> ofThisProcess() {
        return Optional.ofNullable(System.getProperty(HOME)).map(home -> new Distribution(Path.of(home)));
    }

    /** A path of the settings: what is not absolute lies in the distribution, because a service has no working folder of its own. */
    public static Path absolute(Path path) {
        return ofThisProcess().map(distribution -> distribution.home().resolve(path)).orElse(path).toAbsolutePath().normalize();
    }

    public Path config() {
        return home.resolve("conf").resolve("agent.yaml");
    }

    /** Where the variables with the credentials stand, for a configuration file; there may be none, or not for our eyes. */
    public static Path credentialsBeside(Path config) {
        return config.toAbsolutePath().normalize().resolveSibling(CREDENTIALS);
    }

    /** As {@code --config} takes them: the file, and the credentials beside it where they may be read. */
    public static Optional<Path> readableCredentialsBeside(Path config) {
        return Optional.of(credentialsBeside(config)).filter(Files::isReadable);
    }

    Path launcher() {
        return home.resolve("bin").resolve("semstream-agent");
    }

    Path logs() {
        return home.resolve("logs");
    }
}
