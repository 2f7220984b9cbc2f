package io.semstream.evaluation.finding;

import io.semstream.evaluation.finding.Findings.BundleFacts;
import io.semstream.evaluation.finding.Findings.Doubted;
import io.semstream.evaluation.finding.Findings.KnownImages;
import io.semstream.evaluation.finding.Findings.Mistake;
import io.semstream.evaluation.finding.Findings.Robustness;
import io.semstream.evaluation.finding.Findings.Strangers;
import io.semstream.evaluation.finding.Findings.Unread;
import io.semstream.evaluation.judging.Answer;
import io.semstream.evaluation.judging.Answer.Judged;
import io.semstream.evaluation.judging.Answer.Unusable;
import io.semstream.evaluation.statistics.Auroc;
import io.semstream.evaluation.statistics.Estimate;
import io.semstream.evaluation.statistics.Reliability;
import io.semstream.evaluation.statistics.Selective;
import io.semstream.model.Ambiguity.Reason;
import io.semstream.model.ModelBundle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Adds up what a bundle answered. */
public final class Summary {
    private static final int BINS = 10;
    private static final int STEPS = 20;

    private final ModelBundle bundle;
    private final List<Answer> answers;
    private final Verdicts verdicts;
    private final long seed;

    /**
     * @param answers
     *            about images with a truth; at least one of them judged
     */
    public Summary(ModelBundle bundle, List<Answer> answers, long seed) {
        this.bundle = bundle;
        this.answers = List.copyOf(answers);
        this.verdicts = new Verdicts(bundle.categories(), answers);
        this.seed = seed;
    }

    public Verdicts verdicts() {
        return verdicts;
    }

    public Findings findings(List<Strangers> strangers, List<Robustness> robustness, int mostMistakes) {
        CategoryNumbers numbers = new CategoryNumbers(verdicts, seed);
        return new Findings(facts(), verdicts.size(), unread(answers), share(verdicts::right), numbers.overGroups(), numbers.categories(),
                numbers.confusion().counts(), Reliability.of(verdicts.topScores(), verdicts.right(), BINS),
                Selective.curve(verdicts.topScores(), verdicts.right(), STEPS), doubted(),
                new SetNumbers(verdicts, bundle.calibration()).findings(), known(), strangers, robustness, mistakes(mostMistakes));
    }

    private BundleFacts facts() {
        var calibration = bundle.calibration();
        return new BundleFacts(bundle.directory().toString(), bundle.name(), bundle.version(), bundle.digest(),
                bundle.card().trainingDataDigest(), bundle.categories(), calibration.temperature(), calibration.conformal().coverage(),
                List.copyOf(calibration.instruments().keySet()), calibration.outOfDomain().map(domain -> domain.threshold()));
    }

    private static List<Unread> unread(List<Answer> answers) {
        return answers.stream().filter(Unusable.class::isInstance).map(Unusable.class::cast)
                .map(unusable -> new Unread(unusable.subject().name(), unusable.reason(), unusable.message())).toList();
    }

    private Estimate share(java.util.function.IntPredicate rows) {
        return Estimate.share(IntStream.range(0, verdicts.size()).filter(rows).count(), verdicts.size());
    }

    private Doubted doubted() {
        Map<Boolean, List<Integer>> byTrust = IntStream.range(0, verdicts.size()).boxed()
                .collect(Collectors.partitioningBy(this::trusted));
        return new Doubted(share(this::trusted), accuracy(byTrust.getOrDefault(true, List.of())),
                accuracy(byTrust.getOrDefault(false, List.of())),
                share(doubtedFor(Reason.BOUNDARY)), share(doubtedFor(Reason.OUT_OF_DOMAIN)), share(doubtedFor(Reason.LOW_QUALITY)));
    }

    private boolean trusted(int row) {
        return verdicts.judged().get(row).doubts().isEmpty();
    }

    private java.util.function.IntPredicate doubtedFor(Reason reason) {
        return row -> verdicts.judged().get(row).doubted(reason);
    }

    private Optional<Estimate> accuracy(List<Integer> rows) {
        return Estimate.shareOf(rows.stream().filter(verdicts::right).count(), rows.size());
    }

    private KnownImages known() {
        return new KnownImages(
                bundle.calibration().outOfDomain().map(domain -> share(doubtedFor(Reason.OUT_OF_DOMAIN))));
    }

    /** @param found answers about images of no category */
    public Strangers strangers(String folder, List<Answer> found) {
        List<Judged> readable = found.stream().filter(Judged.class::isInstance).map(Judged.class::cast).toList();
        double[] distances = readable.stream().filter(answer -> answer.distance().isPresent())
                .mapToDouble(answer -> answer.distance().getAsDouble()).toArray();
        boolean measured = bundle.calibration().outOfDomain().isPresent() && distances.length > 0;
        return new Strangers(folder, found.size(), unread(found),
                measured ? Optional.of(Auroc.of(verdicts.distances(), distances)) : Optional.empty(),
                measured ? share(readable, answer -> answer.doubted(Reason.OUT_OF_DOMAIN)) : Optional.empty(),
                share(readable, answer -> !answer.doubts().isEmpty()));
    }

    private static Optional<Estimate> share(List<Judged> some, Predicate<Judged> which) {
        return Estimate.shareOf(some.stream().filter(which).count(), some.size());
    }

    /**
     * @param unchanged
     *            answers about the same subjects as they are
     * @param changed
     *            answers in the same order; empty where none of both could be judged
     */
    public static Optional<Robustness> robustness(String name, String description, List<String> categories, List<Answer> unchanged,
            List<Answer> changed) {
        List<Integer> rows = IntStream.range(0, changed.size())
                .filter(i -> unchanged.get(i) instanceof Judged && changed.get(i) instanceof Judged).boxed().toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Verdicts then = new Verdicts(categories, rows.stream().map(unchanged::get).toList());
        Verdicts now = new Verdicts(categories, rows.stream().map(changed::get).toList());
        long right = IntStream.range(0, rows.size()).filter(now::right).count();
        double same = IntStream.range(0, rows.size()).filter(i -> then.answers()[i] == now.answers()[i]).count();
        double trusted = now.judged().stream().filter(answer -> answer.doubts().isEmpty()).count();
        return Optional.of(new Robustness(name, description, Estimate.share(right, rows.size()), same / rows.size(),
                trusted / rows.size()));
    }

    /** Rows of wrong answers, the surest first. */
    public List<Integer> wrong() {
        return IntStream.range(0, verdicts.size()).filter(i -> !verdicts.right(i)).boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -verdicts.judged().get(i).topScore())
                        .thenComparing(i -> verdicts.judged().get(i).subject().name()))
                .toList();
    }

    private List<Mistake> mistakes(int most) {
        return wrong().stream().limit(most).map(this::mistake).toList();
    }

    private Mistake mistake(int row) {
        Judged answer = verdicts.judged().get(row);
        List<String> categories = bundle.categories();
        return new Mistake(answer.subject().name(), answer.subject().source(), categories.get(verdicts.truths()[row]),
                categories.get(answer.top()), answer.topScore(), answer.scores()[verdicts.truths()[row]],
                Arrays.stream(answer.set()).mapToObj(categories::get).toList(), !answer.doubts().isEmpty());
    }
}
