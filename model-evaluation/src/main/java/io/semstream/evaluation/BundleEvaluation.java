package io.semstream.evaluation;

import io.semstream.evaluation.finding.Findings;
import io.semstream.evaluation.finding.Findings.Mistake;
import io.semstream.evaluation.finding.Findings.Robustness;
import io.semstream.evaluation.finding.Findings.Strangers;
import io.semstream.evaluation.finding.Summary;
import io.semstream.evaluation.finding.Verdicts;
import io.semstream.evaluation.judging.Answer;
import io.semstream.evaluation.judging.Answer.Judged;
import io.semstream.evaluation.judging.Answer.Unusable;
import io.semstream.evaluation.judging.Change;
import io.semstream.evaluation.judging.Judge;
import io.semstream.evaluation.judging.Subject;
import io.semstream.evaluation.report.Pictures;
import io.semstream.model.ModelBundle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All that is asked of one bundle, in order. */
final class BundleEvaluation {

    /**
     * @param strangers
     *            folder to its files
     * @param robustnessImages
     *            most images that are changed; 0 for none
     * @param mistakes
     *            most wrong answers that are shown
     */
    record Plan(List<Subject> subjects, Map<String, List<Subject>> strangers, int robustnessImages, int mistakes, long seed) {}

    /** What came of it. */
    record Result(Findings findings, Verdicts verdicts, Map<String, Pictures> pictures) {}

    private final ModelBundle bundle;
    private final Plan plan;
    private final Consumer<String> progress;

    BundleEvaluation(ModelBundle bundle, Plan plan, Consumer<String> progress) {
        this.bundle = bundle;
        this.plan = plan;
        this.progress = progress;
    }

    Result run() throws IOException {
        Summary summary;
        List<Strangers> strangers = new ArrayList<>();
        List<Robustness> robustness;
        try (Judge judge = Bundles.asked(() -> Judge.open(bundle, progress))) {
            progress.accept(bundle.name() + " " + bundle.version() + " judges " + plan.subjects.size() + " images");
            List<Answer> answers = judge.judge(plan.subjects, "judged");
            requireSome(answers);
            summary = new Summary(bundle, answers, plan.seed);
            for (Map.Entry<String, List<Subject>> folder : plan.strangers.entrySet()) {
                strangers.add(summary.strangers(folder.getKey(), judge.judge(folder.getValue(), folder.getKey())));
            }
            robustness = robustness(judge, answers);
        }
        Findings findings = summary.findings(strangers, robustness, plan.mistakes);
        return new Result(findings, summary.verdicts(), pictures(findings.mistakes()));
    }

    private static void requireSome(List<Answer> answers) {
        if (answers.stream().noneMatch(Judged.class::isInstance)) {
            Unusable first = answers.stream().filter(Unusable.class::isInstance).map(Unusable.class::cast).findFirst().orElseThrow();
            throw new EvaluationProblem("none of the " + answers.size() + " images can be judged; the first, " + first.subject().file()
                    + ": " + first.message());
        }
    }

    /** Evenly from all images, so that every category and source has its share. */
    private List<Robustness> robustness(Judge judge, List<Answer> answers) {
        int count = Math.min(plan.robustnessImages, answers.size());
        List<Answer> some = IntStream.range(0, count).mapToObj(i -> answers.get((int) ((long) i * answers.size() / count))).toList();
        List<Subject> subjects = some.stream().map(Answer::subject).toList();
        List<Robustness> rows = new ArrayList<>();
        if (count > 0) {
            Summary.robustness("unchanged", "the file as it is", bundle.categories(), some, some).ifPresent(rows::add);
        }
        for (Change change : count > 0 ? Change.values() : new Change[0]) {
            progress.accept("robustness: " + change.title());
            List<Answer> changed = judge.judge(subjects, change.title(), change::present);
            Summary.robustness(change.title(), change.description(), bundle.categories(), some, changed).ifPresent(rows::add);
        }
        return rows;
    }

    private Map<String, Pictures> pictures(List<Mistake> mistakes) throws IOException {
        if (mistakes.isEmpty()) {
            return Map.of();
        }
        progress.accept("maps of " + mistakes.size() + " mistakes");
        Map<String, Subject> subjects = plan.subjects.stream()
                .collect(Collectors.toMap(Subject::name, Function.identity(), (first, again) -> first));
        try (MistakePictures painter = new MistakePictures(bundle)) {
            return painter.of(mistakes, name -> Optional.ofNullable(subjects.get(name)));
        }
    }
}
