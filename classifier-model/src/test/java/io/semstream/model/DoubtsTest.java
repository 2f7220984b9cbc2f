package io.semstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.ImageQuality;
import io.semstream.model.Ambiguity.Reason;
import io.semstream.model.ClassificationOutcome.Classified;
import io.semstream.model.calibration.Calibration;
import io.semstream.model.calibration.Conformal;
import io.semstream.model.calibration.QualityLimits;
import io.semstream.model.network.NetworkOutput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoubtsTest {
    private static final ImageQuality GOOD = new ImageQuality(0.5, 0, 1, 7, 0.9);
    private static final StageTimes TIMES = new StageTimes(0, 0, 0, 0, 0);
    private static final float[] KNOWN = {1, 0};

    @Test
    void twoPlausibleCategoriesAreABoundary() {
        Classification answer = answer(bundle(0.3, 0.25), new float[]{1, 0}, KNOWN, GOOD);
        assertThat(answer.predictionSet()).containsExactly("dark", "bright");
        Ambiguity doubt = only(answer);
        assertThat(doubt.reason()).isEqualTo(Reason.BOUNDARY);
        assertThat(doubt.measure()).isEqualTo("runnerUpScore");
        assertThat(doubt.value()).isCloseTo(0.2689, within(1e-4));
        assertThat(doubt.threshold()).isEqualTo(0.25);
        assertThat(doubt.detail()).contains("dark (0.73) and bright (0.27)");
    }

    @Test
    void whenNothingFitsTheLikeliestCategoryIsGivenWithADoubt() {
        Classification answer = answer(bundle(0.9, 0.9), new float[]{1, 0}, KNOWN, GOOD);
        assertThat(answer.predictionSet()).containsExactly("dark");
        Ambiguity doubt = only(answer);
        assertThat(doubt.reason()).isEqualTo(Reason.BOUNDARY);
        assertThat(doubt.measure()).isEqualTo("topScore");
        assertThat(doubt.threshold()).isEqualTo(0.9);
    }

    @Test
    void anEmbeddingFarFromAllReferencesIsOutOfDomain() {
        Ambiguity doubt = only(answer(bundle(0.3, 0.3), new float[]{9, 0}, new float[]{1, 1}, GOOD));
        assertThat(doubt.reason()).isEqualTo(Reason.OUT_OF_DOMAIN);
        assertThat(doubt.value()).isCloseTo(1 - Math.sqrt(0.5), within(1e-6));
        assertThat(doubt.threshold()).isEqualTo(0.2);
    }

    @Test
    void eachMeasureOfPoorQualityIsToldWithItsNumbers() {
        Classification answer = answer(bundle(0.3, 0.3), new float[]{9, 0}, KNOWN, new ImageQuality(0.01, 0.9, 0.02, 0.5, 0.001));
        assertThat(answer.ambiguity()).allMatch(doubt -> doubt.reason() == Reason.LOW_QUALITY);
        assertThat(answer.ambiguity()).extracting(Ambiguity::measure).containsExactly("sharpness", "saturatedFraction", "dynamicRange",
                "entropy", "structure");
        assertThat(answer.ambiguity()).extracting(Ambiguity::threshold).containsExactly(0.1, 0.5, 0.05, 1.0, 0.01);
    }

    @Test
    void aClearGoodKnownImageRaisesNoDoubt() {
        assertThat(answer(bundle(0.3, 0.3), new float[]{9, 0}, KNOWN, GOOD).ambiguity()).isEmpty();
    }

    private static BundleContent bundle(double dark, double bright) {
        return Bundles.fake(new Conformal(0.9, List.of(dark, bright)), new QualityLimits(0.1, 0.5, 0.05, 1, 0.01));
    }

    @Test
    void anInstrumentWithThresholdsOfItsOwnIsJudgedByThem() {
        BundleContent shared = bundle(0.3, 0.3);
        Calibration calibration = new Calibration(1, shared.calibration().conformal(),
                Map.of("SEM-2", new Conformal(0.9, List.of(0.3, 0.2))), Optional.empty(), QualityLimits.none());
        BundleContent bundle = shared.recalibrated("2", calibration, shared.card());
        float[] logits = {1, 0};
        assertThat(answer(bundle, Optional.empty(), logits, KNOWN, GOOD).predictionSet()).containsExactly("dark");
        assertThat(answer(bundle, Optional.of("SEM-1"), logits, KNOWN, GOOD).predictionSet()).containsExactly("dark");
        Classification own = answer(bundle, Optional.of("SEM-2"), logits, KNOWN, GOOD);
        assertThat(own.predictionSet()).containsExactly("dark", "bright");
        assertThat(only(own).threshold()).isEqualTo(0.2);
    }

    private static Classification answer(BundleContent bundle, float[] logits, float[] embedding, ImageQuality quality) {
        return answer(bundle, Optional.empty(), logits, embedding, quality);
    }

    private static Classification answer(BundleContent bundle, Optional<String> instrument, float[] logits, float[] embedding,
            ImageQuality quality) {
        PreparedImage image = new PreparedImage(new GrayImage(1, 1, new byte[1]), quality, new byte[0], 1, 1, 8);
        return ((Classified) new Scoring(bundle).outcome(image, instrument, new NetworkOutput(logits, embedding), TIMES)).classification();
    }

    private static Ambiguity only(Classification answer) {
        assertThat(answer.ambiguity()).hasSize(1);
        return answer.ambiguity().getFirst();
    }
}
