package io.semstream.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.micrograph.GrayImage;
import io.semstream.model.network.Network;
import io.semstream.model.network.NetworkOutput;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;

class OdditiesTest {
    @Test
    void aNetworkThatLooksAtItsImagesIsNotOdd() {
        assertThat(of((image, batch) -> 3.0 * image.at(0, 0), 0)).isEmpty();
    }

    @Test
    void answersThatDependOnTheRestOfTheBatchAreOdd() {
        assertThat(of((image, batch) -> image.at(0, 0) + 10.0 * batch, 0)).singleElement().asString().contains("model.eval()");
    }

    @Test
    void theSameAnswerToEverythingIsOdd() {
        assertThat(of((image, batch) -> 2, 0)).singleElement().asString().contains("get the same numbers");
    }

    @Test
    void probabilitiesInsteadOfLogitsAreOdd() {
        assertThat(of((image, batch) -> image.at(0, 0) / 255.0, 1)).singleElement().asString().contains("take the softmax out");
    }

    /** Two logits: the given one, and {@code sum} less it. */
    private static List<String> of(ToDoubleBiFunction<GrayImage, Integer> logit, double sum) {
        return new Oddities(Bundles.fake()).of(new TwoLogits(logit, sum));
    }

    private record TwoLogits(ToDoubleBiFunction<GrayImage, Integer> logit, double sum) implements Network, Network.Session {
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
            return batch.stream().map(image -> logit.applyAsDouble(image, batch.size()))
                    .map(value -> new NetworkOutput(new float[]{value.floatValue(), (float) (sum - value)}, new float[2])).toList();
        }

        @Override
        public void close() {}
    }
}
