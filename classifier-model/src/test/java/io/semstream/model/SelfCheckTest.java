package io.semstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semstream.micrograph.GrayImage;
import io.semstream.model.network.Network;
import io.semstream.model.network.NetworkOutput;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelfCheckTest {
    private final SelfCheck check = new SelfCheck(Bundles.fake());

    @Test
    void warmsUpOneImageAndAFullBatch() {
        Answering network = new Answering(new NetworkOutput(new float[2], new float[2]));
        check.run(network, 4);
        assertThat(network.batches).containsExactly(1, 4, 1, 4, 1, 4);
    }

    @Test
    void refusesANetworkThatAnswersWithNaN() {
        assertRefused(new NetworkOutput(new float[]{0, Float.NaN}, new float[2]), "NaN");
    }

    @Test
    void refusesTooManyLogits() {
        assertRefused(new NetworkOutput(new float[3], new float[2]), "3 logits for 2 categories");
    }

    @Test
    void refusesAnEmbeddingOfAnotherSize() {
        assertRefused(new NetworkOutput(new float[2], new float[5]), "embeddings of 5 instead of 2");
    }

    private void assertRefused(NetworkOutput output, String message) {
        assertThatThrownBy(() -> check.run(new Answering(output), 2)).hasMessageContaining(message);
    }

    private static final class Answering implements Network, Network.Session {
        private final NetworkOutput output;
        private final List<Integer> batches = new ArrayList<>();

        private Answering(NetworkOutput output) {
            this.output = output;
        }

        @Override
        public Session open() {
            return this;
        }

        @Override
        public String device() {
            return "fake";
        }

        @Override
        public List<NetworkOutput> predict(List<GrayImage> batch) {
            batches.add(batch.size());
            return batch.stream().map(image -> output).toList();
        }

        @Override
        public void close() {}
    }
}
