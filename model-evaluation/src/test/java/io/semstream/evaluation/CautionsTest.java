package io.semstream.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.evaluation.DataOptions.Choice;
import io.semstream.evaluation.DataOptions.Chosen;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CautionsTest {
    private static final String DIGEST = "abc";

    @Test
    void theTestPartOfItsOwnDataSetJudgesABundleFairly() {
        assertThat(Cautions.ofImages(own(Choice.TEST), "mine 1")).isEmpty();
        assertThat(Cautions.ofImages(own(Choice.VALIDATION), "mine 1")).singleElement().asString().contains("not only its part TEST");
    }

    @Test
    void theTestPartOfAnotherDataSetMayBeWhatABundleLearned() {
        for (Choice part : Choice.values()) {
            assertThat(Cautions.ofImages(foreign(part), "mine 1")).singleElement().asString()
                    .startsWith("Nothing shows that mine 1 was not trained on these very images.");
            assertThat(Cautions.ofCalibration(foreign(part), "mine 1", false)).first().asString().startsWith("nothing shows that mine 1");
        }
    }

    @Test
    void whatWasLearnedFromCannotCalibrate() {
        assertThat(Cautions.ofCalibration(own(Choice.VALIDATION), "mine 1", false)).isEmpty();
        assertThat(Cautions.ofCalibration(own(Choice.VALIDATION), "mine 1", true)).singleElement().asString()
                .startsWith("a head that semstream train has fitted learned from the part VALIDATION, too");
        assertThat(Cautions.ofCalibration(own(Choice.ALL), "mine 1", false)).singleElement().asString()
                .startsWith("mine 1 has learned from images of the part ALL");
        assertThat(Cautions.ofCalibration(own(Choice.TEST), "mine 1", true)).singleElement().asString().contains("is used up");
    }

    private static Chosen own(Choice part) {
        return new Chosen("data", DIGEST, Optional.of(DIGEST), part, List.of(), List.of());
    }

    private static Chosen foreign(Choice part) {
        return new Chosen("data", DIGEST, Optional.empty(), part, List.of(), List.of());
    }
}
