package io.semstream.model.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * The versions of the Java engine, the JNI library and libtorch. A JNI library of another libtorch loads without complaint and crashes the process at the first
 * prediction, and an engine that misses its JNI library downloads one: so they are compared before anything is loaded.
 *
 * @param engine
 *            the libtorch version the engine asks for
 * @param jni
 *            libtorch and DJL version of the JNI library, as {@code 2.7.1-0.35.1}
 * @param ownJni
 *            whether the JNI library is that of the class path, which DJL takes only when its own version fits too
 * @param djl
 *            the engine's own version
 * @param natives
 *            every libtorch that could be taken
 */
record LibtorchVersions(String engine, String djl, Optional<String> jni, boolean ownJni, Set<String> natives) {

    private static final String WHAT_TO_DO = "Take pytorch-engine, pytorch-jni and pytorch-native of one libtorch version";

    static LibtorchVersions found(Map<String, String> environment) {
        try {
            Properties engine = properties("pytorch-engine.properties").orElseThrow(
                    () -> new NetworkUnavailable("pytorch-engine is not on the class path. " + WHAT_TO_DO));
            Optional<String> jni = properties("jnilib/pytorch.properties").map(found -> found.getProperty("jni_version"));
            Optional<ForeignLibtorch> foreign = ForeignLibtorch.in(environment);
            Set<String> natives = foreign.isPresent() ? Set.of(foreign.get().version()) : onClassPath();
            Optional<String> foreignJni = foreign.flatMap(ForeignLibtorch::jni);
            return new LibtorchVersions(engine.getProperty("pytorch_version"), engine.getProperty("djl_version"),
                    foreignJni.or(() -> jni), foreignJni.isEmpty(), natives);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the versions of libtorch on the class path", e);
        }
    }

    void requireMatch() {
        if (natives.isEmpty()) {
            throw new NetworkUnavailable("no libtorch for " + System.getProperty("os.name") + " on " + System.getProperty("os.arch")
                    + " on the class path. " + WHAT_TO_DO + ", or point PYTORCH_LIBRARY_PATH to one");
        }
        if (jni.isEmpty()) {
            throw new NetworkUnavailable("pytorch-jni is not on the class path. " + WHAT_TO_DO);
        }
        for (String libtorch : natives) {
            if (!jni.get().startsWith(libtorch + "-" + (ownJni ? djl : ""))) {
                throw new NetworkUnavailable("libtorch " + libtorch + " and DJL " + djl + " do not go with the JNI library " + jni.get()
                        + ", which would crash at the first prediction. " + WHAT_TO_DO);
            }
        }
    }

    private static Set<String> onClassPath() throws IOException {
        Set<String> versions = new LinkedHashSet<>();
        for (URL url : Collections.list(loader().getResources("native/lib/pytorch.properties"))) {
            versions.add(plain(read(url).getProperty("version")));
        }
        return versions;
    }

    /** {@code 2.7.1} of {@code 2.7.1+cu128} or {@code 2.7.1-20250812}. */
    static String plain(String version) {
        return version.replaceFirst("[-+].*", "");
    }

    private static Optional<Properties> properties(String resource) throws IOException {
        URL url = loader().getResource(resource);
        return url == null ? Optional.empty() : Optional.of(read(url));
    }

    private static Properties read(URL url) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = url.openStream()) {
            properties.load(in);
        }
        return properties;
    }

    private static ClassLoader loader() {
        return LibtorchVersions.class.getClassLoader();
    }
}
