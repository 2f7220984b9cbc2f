package io.semstream.benchmarks;

import io.semstream.event.ImageIngested;
import io.semstream.runtime.KafkaConnection;
import io.semstream.schemas.topic.TopicCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A new agent that is ready when, all at once, the files are there. */
final class AgentRound {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Stack stack;
    private final Path work;
    private final String name;

    /** @param residentMB at most */
    record Result(double seconds, double cpuSeconds, long residentMB) {}

    /** @param name of the agent and of its bucket, used by nobody before */
    AgentRound(Stack stack, Path work, String name) {
        this.stack = stack;
        this.work = work;
        this.name = name;
    }

    /** The clock runs from the moment the folder of images is moved in to the moment the last announcement can be read by others. Moves it back. */
    Result run(Path images, int count) throws Exception {
        Path watched = Files.createDirectories(work.resolve("watched"));
        Map<String, String> settings = new HashMap<>(stack.world());
        settings.putAll(AgentBenchmark.bucket(name));
        settings.putAll(Map.of("semstream.agent.id", name, "semstream.agent.watch", "\"" + watched + "=benchmark\"",
                "semstream.agent.data.dir", work.resolve("data").toString()));
        try (AgentProcess agent = AgentProcess.start(settings, work.resolve("agent.log"));
                TopicFollower<ImageIngested> announced = new TopicFollower<>(KafkaConnection.from(stack.settings(Map.of())),
                        TopicCatalogue.IMAGE_INGESTED)) {
            Path there = watched.resolve("images");
            double cpu = agent.cpuSeconds();
            long begin = System.nanoTime();
            Files.move(images, there);
            try {
                announced.await(count, LONGEST);
                return new Result((System.nanoTime() - begin) / 1e9, agent.cpuSeconds() - cpu, agent.residentMB("VmHWM"));
            } finally {
                Files.move(there, images);
            }
        }
    }
}
