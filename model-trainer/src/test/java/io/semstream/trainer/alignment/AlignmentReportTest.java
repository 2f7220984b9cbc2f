package io.semstream.trainer.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AlignmentReportTest {
    private static final Condition CLEAN = new Condition(0, 0.35);
    private static final List<Measured> FRAMES = List.of(new Measured(CLEAN, "lgo", 0.5, 0.4, 2), new Measured(CLEAN, "lgo", 1, 0.9, 4),
            new Measured(CLEAN, "lgo", 0, 0.1, Double.NaN), new Measured(CLEAN, "network", 0.5, 0.5, Double.NaN));

    @Test
    void summaryTellsErrorBiasAndDirection() {
        Summary summary = Summary.of(FRAMES.subList(0, 3));
        assertThat(summary.meanAbsoluteError()).isCloseTo(0.1, within(1e-9));
        assertThat(summary.bias()).isCloseTo(-0.1 / 3, within(1e-9));
        assertThat(summary.meanDirectionError()).isCloseTo(3, within(1e-9));
        assertThat(summary.directionsMissing()).isZero();
        assertThat(Summary.of(FRAMES.subList(3, 4)).directionsMissing()).isEqualTo(1);
    }

    @Test
    void jsonHoldsEveryFrameAndThePageNeedsNothingElse() throws IOException {
        JsonNode json = new ObjectMapper().readTree(new AlignmentReport(FRAMES).json());
        assertThat(json.path("images")).hasSize(4);
        assertThat(json.at("/conditions/0/meanAbsoluteError").asDouble()).isCloseTo(0.1, within(1e-9));
        String html = new AlignmentReport(FRAMES).html();
        assertThat(html).contains("<svg", "lgo, noise 0.0").doesNotContain("http", "src=", "<script");
    }
}
