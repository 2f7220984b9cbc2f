package io.semstream.benchmarks;

import io.semstream.agent.AgentConfig;
import io.semstream.classifier.ClassifierConfig;
import io.semstream.embedded.EmbeddedStack;
import io.semstream.labeler.LabelerConfig;
import io.semstream.runtime.config.Key;
import io.semstream.runtime.config.Settings;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Broker, registry and object store in this process, and the settings of services on it. */
final class Stack implements AutoCloseable {
    private final EmbeddedStack embedded;
    private final Path data;
    private final Map<String, String> common;

    private Stack(EmbeddedStack embedded, Path data, Map<String, String> common) {
        this.embedded = embedded;
        this.data = data;
        this.common = common;
    }

    /**
     * @param common
     *            settings of every service
     */
    static Stack start(Path data, Map<String, String> common) {
        return new Stack(EmbeddedStack.start(data, progress -> {}), data, common);
    }

    /** Where broker, registry and store are, for a process of its own. */
    Map<String, String> world() {
        return embedded.settings();
    }

    /** Where the objects of a bucket lie. */
    Path bucket(String name) {
        return data.resolve("objects").resolve("buckets").resolve(name);
    }

    Settings settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(embedded.settings());
        all.put("semstream.agent.id", "benchmark");
        all.put("semstream.agent.watch", "nowhere=benchmark");
        all.putAll(common);
        all.putAll(more);
        return Settings.of(keys(), all);
    }

    private static Collection<Key<?>> keys() {
        return Stream.of(ClassifierConfig.keys(), LabelerConfig.keys(), AgentConfig.keys()).<Key<?>>flatMap(List::stream).toList();
    }

    @Override
    public void close() {
        embedded.close();
    }
}
