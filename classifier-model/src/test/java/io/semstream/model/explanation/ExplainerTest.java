package io.semstream.model.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.GrayPng;
import io.semstream.model.BundleCard;
import io.semstream.model.BundleContent;
import io.semstream.model.calibration.Calibration;
import io.semstream.model.calibration.Conformal;
import io.semstream.model.calibration.QualityLimits;
import io.semstream.model.explanation.Explanation.Method;
import io.semstream.model.explanation.ExplanationOutcome.Explained;
import io.semstream.model.explanation.ExplanationOutcome.Rejected;
import io.semstream.model.network.FeatureMap;
import io.semstream.model.network.FeatureMaps;
import io.semstream.model.network.InputContract;
import io.semstream.model.network.LinearHead;
import io.semstream.model.network.OutputKind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplainerTest {
    private static final int WIDTH = 28;
    private static final int HEIGHT = 42;
    private final CornerNetwork network = new CornerNetwork();

    @ParameterizedTest
    @EnumSource(Method.class)
    void aNetworkThatLooksAtOneCornerLightsUpThatCorner(Method method) throws IOException {
        try (Explainer explainer = new Explainer(bundle(), network, Optional.of(network))) {
            Explanation found = explained(explainer.explain(bright(1), new ExplanationRequest(Optional.of("right"), Optional.of(method))));
            EvidenceMap map = found.map();
            assertThat(map.strongest()).isPositive();
            assertThat(map.blended(0.9, 0.1)).isGreaterThan(0.9 * map.strongest());
            assertThat(map.blended(0.1, 0.9)).isLessThan(map.strongest() / 10);
            assertThat(map.blended(0.9, 0.9)).isLessThan(map.strongest() / 10);
            assertThat(found.method()).isEqualTo(method);
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(found.png()));
            assertThat(picture.getWidth() + " x " + picture.getHeight()).isEqualTo("56 x 84");
            assertThat(colourfulness(picture.getRGB(50, 5))).isGreaterThan(60);
            assertThat(colourfulness(picture.getRGB(5, 78))).isLessThan(10);
        }
        assertThat(network.closed()).isTrue();
    }

    @Test
    void aClassActivationMapIsTheShareOfEachPlaceInTheLogit() {
        try (Explainer explainer = new Explainer(bundle(), network, Optional.of(network))) {
            assertThat(explainer.method()).isEqualTo(Method.CLASS_ACTIVATION);
            EvidenceMap map = explained(explainer.explain(bright(1), ExplanationRequest.of("right"))).map();
            // the corner alone: logits 4 x 10 + 1 of "right" and 0 of "left", less their mean
            assertThat(map.at(1, 0)).isEqualTo(20.5, within(1e-4));
            // elsewhere nothing but the bias
            assertThat(map.at(0, 0)).isEqualTo(0.5, within(1e-4));
            assertThat(map.at(0, 1)).isEqualTo(0.5, within(1e-4));
        }
    }

    @Test
    void theLikeliestCategoryIsExplainedWhenNobodyAsks() {
        try (Explainer explainer = new Explainer(bundle(), network, Optional.empty())) {
            Explanation found = explained(explainer.explain(bright(0), ExplanationRequest.likeliest()));
            assertThat(found.category()).isEqualTo("left");
            assertThat(found.method()).isEqualTo(Method.OCCLUSION);
            // pooled brightness 1/4 x weight 40 against the bias 1 of "right"
            assertThat(found.score()).isCloseTo(1 / (1 + Math.exp(-9)), within(1e-4));
        }
    }

    @Test
    void mapsThatDoNotPoolToTheEmbeddingAreNotBelieved() {
        FeatureMaps others = new FeatureMaps() {
            private final Random random = new Random(1);

            @Override
            public List<FeatureMap> of(List<GrayImage> batch) {
                return batch.stream().map(image -> new FeatureMap(4, 1, 1,
                        new float[]{random.nextFloat(), random.nextFloat(), random.nextFloat(), random.nextFloat()})).toList();
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
        try (Explainer explainer = new Explainer(bundle(), network, Optional.of(others))) {
            assertThat(explainer.method()).isEqualTo(Method.OCCLUSION);
            assertThatThrownBy(
                    () -> explainer.explain(bright(0), new ExplanationRequest(Optional.empty(), Optional.of(Method.CLASS_ACTIVATION))))
                    .hasMessageContaining("shows no feature maps");
        }
    }

    @Test
    void badQuestionsAndBadImagesAreToldApart() {
        try (Explainer explainer = new Explainer(bundle(), network, Optional.empty())) {
            assertThatThrownBy(() -> explainer.explain(bright(0), ExplanationRequest.of("up"))).hasMessageContaining("no category \"up\"")
                    .hasMessageContaining("left");
            assertThat(explainer.explain(new byte[0], ExplanationRequest.likeliest())).isInstanceOfSatisfying(Rejected.class,
                    rejected -> assertThat(rejected.reason()).isEqualTo("EMPTY_FILE"));
        }
    }

    @Test
    void coloursGrowBrighterFromNearBlackToPaleYellow() {
        double before = -1;
        for (int i = 0; i <= 20; i++) {
            double luma = 0.2126 * HeatColours.level(0, i / 20.0) + 0.7152 * HeatColours.level(1, i / 20.0)
                    + 0.0722 * HeatColours.level(2, i / 20.0);
            assertThat(luma).isGreaterThan(before);
            before = luma;
        }
        assertThat(HeatColours.level(0, 0)).isLessThan(3);
        assertThat(HeatColours.level(1, 1)).isGreaterThan(240);
    }

    private static Explanation explained(ExplanationOutcome outcome) {
        return ((Explained) outcome).explanation();
    }

    private static int colourfulness(int rgb) {
        int red = rgb >> 16 & 0xFF;
        int green = rgb >> 8 & 0xFF;
        int blue = rgb & 0xFF;
        return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
    }

    /** A frame of twice the input's size, dark but for one quarter. */
    private static byte[] bright(int quarter) {
        byte[] samples = new byte[WIDTH * 2 * HEIGHT * 2];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                samples[(quarter / 2 * HEIGHT + y) * WIDTH * 2 + quarter % 2 * WIDTH + x] = (byte) 255;
            }
        }
        return GrayPng.of(new GrayImage(WIDTH * 2, HEIGHT * 2, samples));
    }

    private static BundleContent bundle() {
        LinearHead head = new LinearHead(new float[][]{{40, 0, 0, 0}, {0, 40, 0, 0}}, new float[]{0, 1});
        return new BundleContent("corners", "1", List.of("left", "right"), InputContract.grey(WIDTH, HEIGHT), OutputKind.EMBEDDING,
                Path.of("model.pt"), Optional.of(head),
                new Calibration(1, new Conformal(0.9, List.of(0.1, 0.1)), Optional.empty(), QualityLimits.none()),
                new BundleCard("", "Apache-2.0", "", Map.of()));
    }
}
