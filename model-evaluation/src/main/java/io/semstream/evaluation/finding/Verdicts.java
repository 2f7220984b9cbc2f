package io.semstream.evaluation.finding;

import io.semstream.evaluation.judging.Answer;
import io.semstream.evaluation.judging.Answer.Judged;
import java.util.List;

/** The judged images of a data set, in columns. */
public final class Verdicts {
    private final List<String> categories;
    private final List<Judged> judged;
    private final int[] truths;
    private final int[] answers;

    /**
     * @param categories
     *            of the bundle
     * @param all
     *            answers about images with a truth
     */
    public Verdicts(List<String> categories, List<Answer> all) {
        this.categories = List.copyOf(categories);
        this.judged = all.stream().filter(Judged.class::isInstance).map(Judged.class::cast).toList();
        this.truths = judged.stream().mapToInt(answer -> categories.indexOf(answer.subject().truth().orElseThrow())).toArray();
        this.answers = judged.stream().mapToInt(Judged::top).toArray();
    }

    public List<String> categories() {
        return categories;
    }

    public List<Judged> judged() {
        return judged;
    }

    public int size() {
        return judged.size();
    }

    /** Columns of the true categories; not to be changed. */
    public int[] truths() {
        return truths;
    }

    /** Columns of the likeliest categories; not to be changed. */
    public int[] answers() {
        return answers;
    }

    public boolean right(int row) {
        return truths[row] == answers[row];
    }

    boolean[] right() {
        boolean[] right = new boolean[truths.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = right(i);
        }
        return right;
    }

    double[] topScores() {
        return judged.stream().mapToDouble(Judged::topScore).toArray();
    }

    public List<String> groups() {
        return judged.stream().map(answer -> answer.subject().group()).toList();
    }

    boolean covered(int row) {
        for (int k : judged.get(row).set()) {
            if (k == truths[row]) {
                return true;
            }
        }
        return false;
    }

    /** Distances of the images that have one. */
    double[] distances() {
        return judged.stream().filter(answer -> answer.distance().isPresent()).mapToDouble(answer -> answer.distance().getAsDouble())
                .toArray();
    }
}
