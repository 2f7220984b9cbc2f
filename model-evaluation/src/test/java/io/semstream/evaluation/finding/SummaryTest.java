package io.semstream.evaluation.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semstream.evaluation.finding.Findings.Mistake;
import io.semstream.evaluation.finding.Findings.SetFindings;
import io.semstream.evaluation.judging.Answer;
import io.semstream.evaluation.judging.Answer.Unusable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private final List<Answer> answers = Judgements.sixty();
    private final Summary summary = new Summary(Judgements.bundle("1"), answers, 1);
    private final Findings findings = summary.findings(List.of(), List.of(), 3);

    @Test
    void addsUpWhatWasAnswered() {
        assertThat(findings.images()).isEqualTo(60);
        assertThat(findings.accuracy().value()).isEqualTo(0.75);
        assertThat(findings.overGroups().groups()).isEqualTo(10);
        assertThat(findings.overGroups().accuracy().value()).isEqualTo(0.75);
        assertThat(findings.overGroups().macroF1().interval()).isPresent();
        assertThat(findings.categories()).extracting(Findings.CategoryFindings::images).containsExactly(20, 20, 20);
        assertThat(findings.doubted().trusted().value()).isEqualTo(0.75);
        assertThat(findings.doubted().accuracyOfTrusted().orElseThrow().value()).isEqualTo(1);
        assertThat(findings.doubted().accuracyOfDoubted().orElseThrow().value()).isZero();
    }

    @Test
    void setsAreCountedByHand() {
        SetFindings sets = findings.sets();
        // the wrong answers' sets hold the answer and the next category, never the truth
        assertThat(sets.coverage().value()).isEqualTo(0.75);
        assertThat(sets.meanSize()).isCloseTo((45 + 15 * 2) / 60.0, within(1e-12));
        assertThat(sets.sizes()).containsExactly(45, 15, 0);
        assertThat(sets.instruments()).singleElement().satisfies(slice -> {
            assertThat(slice.name()).isEqualTo("SEM-1");
            assertThat(slice.ownThresholds()).isTrue();
            // every wrong one is among the even numbers
            assertThat(slice.coverage().value()).isEqualTo(0.5);
        });
        assertThat(sets.imagesWithoutInstrument()).isEqualTo(30);
    }

    @Test
    void theSurestMistakesComeFirst() {
        assertThat(findings.mistakes()).extracting(Mistake::image).containsExactly("image-56", "image-52", "image-48");
        assertThat(findings.mistakes().getFirst().doubted()).isTrue();
    }

    @Test
    void whatCannotBeReadIsListedAndNotCounted() {
        List<Answer> more = new ArrayList<>(answers);
        more.add(new Unusable(answers.getFirst().subject(), "TRUNCATED", "cut off"));
        Findings found = new Summary(Judgements.bundle("1"), more, 1).findings(List.of(), List.of(), 3);
        assertThat(found.images()).isEqualTo(60);
        assertThat(found.unread()).singleElement().satisfies(unread -> assertThat(unread.message()).isEqualTo("cut off"));
    }

    @Test
    void strangersAreMeasuredAgainstTheDataSet() {
        List<Answer> far = new ArrayList<>(List.of(Judgements.judged(400, 0, 0, 0.9, "x"), Judgements.judged(20, 0, 0, 0.9, "x")));
        far.add(new Unusable(answers.getFirst().subject(), "TRUNCATED", "cut off"));
        Findings.Strangers strangers = summary.strangers("ood", far);
        // distances of the data set are 0.100 to 0.159, the strangers' 0.5 and 0.12
        assertThat(strangers.auroc().orElseThrow().value()).isCloseTo((60 + 20.5) / 120, within(1e-9));
        assertThat(strangers.images()).isEqualTo(3);
        assertThat(strangers.unreadable()).hasSize(1);
    }

    @Test
    void changedImagesAreComparedWithUnchangedOnes() {
        List<Answer> some = answers.subList(0, 4);
        List<Answer> changed = List.of(answers.get(0), Judgements.judged(1, 1, 0, 0.9, "g"), answers.get(2),
                new Unusable(answers.get(3).subject(), "X", "y"));
        Findings.Robustness row = Summary.robustness("blur", "blurred", Judgements.CATEGORIES, some, changed).orElseThrow();
        assertThat(row.accuracy().value()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(row.sameAnswer()).isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void twoBundlesAreComparedOnTheSameImages() {
        List<Answer> better = answers.stream().map(answer -> {
            int number = answers.indexOf(answer);
            return (Answer) Judgements.judged(number, number % 3, number % 8 == 0 ? (number + 1) % 3 : number % 3, 0.9,
                    "group " + number % 10);
        }).toList().subList(0, 56);
        Verdicts other = new Verdicts(Judgements.CATEGORIES, better);
        Comparison comparison = Comparison.of("one", summary.verdicts(), "two", other, 1);
        assertThat(comparison.images()).isEqualTo(56);
        assertThat(comparison.test().firstOnly()).isZero();
        assertThat(comparison.test().secondOnly()).isEqualTo(7);
        assertThat(comparison.test().p()).isCloseTo(2 / 128.0, within(1e-12));
        assertThat(comparison.accuracy().value()).isCloseTo(7 / 56.0, within(1e-12));
        assertThat(comparison.accuracy().interval().orElseThrow().low()).isNotNegative();
    }
}
