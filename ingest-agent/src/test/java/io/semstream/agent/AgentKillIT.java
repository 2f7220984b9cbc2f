package io.semstream.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.semstream.agent.fixture.AgentSettings;
import io.semstream.agent.fixture.Eventually;
import io.semstream.agent.fixture.IngestedTopic;
import io.semstream.agent.fixture.SmallTiff;
import io.semstream.embedded.EmbeddedStack;
import io.semstream.event.ImageIngested;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the agent's process again and again and counts what it announced. */
class AgentKillIT {

    private static final int FILES = 400;
    private static final int KILLS = 4;

    @TempDir
    Path folder;

    @Test
    void killedAgainAndAgainItNeitherLosesNorRepeats() throws Exception {
        Path watched = Files.createDirectories(folder.resolve("watched"));
        for (int i = 0; i < FILES; i++) {
            Files.write(watched.resolve("i" + i + ".tif"), SmallTiff.of(i));
        }
        try (EmbeddedStack stack = EmbeddedStack.start(folder.resolve("stack"), line -> {})) {
            Map<String, String> settings = new TreeMap<>(
                    AgentSettings.raw(watched, folder.resolve("data"), stack.settings()));
            settings.put("semstream.agent.batch.size", "7");
            settings.put("semstream.agent.upload.threads", "1");
            IngestedTopic topic = new IngestedTopic(stack.settings());
            for (int kill = 1; kill <= KILLS; kill++) {
                int enough = FILES * kill / (KILLS + 2);
                try (AgentProcess agent = AgentProcess.start(settings)) {
                    Eventually.await(enough + " announced", () -> topic.images().size() >= enough);
                    agent.kill();
                }
            }
            finish(watched, stack);

            List<ImageIngested> events = topic.images();
            assertThat(events).hasSize(FILES).extracting(ImageIngested::getImageId).doesNotHaveDuplicates();
        }
    }

    private void finish(Path watched, EmbeddedStack stack) throws Exception {
        AgentConfig config = AgentSettings.config(watched, folder.resolve("data"), stack.settings());
        try (IngestAgent agent = IngestAgent.create(config, new SimpleMeterRegistry())) {
            agent.start();
            Eventually.await("caught up", agent::caughtUp);
            assertThat(agent.balance()).isEqualTo(Balance.of(FILES, 0, 0, 0));
        }
    }
}
