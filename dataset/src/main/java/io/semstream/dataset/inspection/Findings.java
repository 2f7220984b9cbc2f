package io.semstream.dataset.inspection;

import io.semstream.dataset.DatasetFile;
import io.semstream.dataset.Entry;
import io.semstream.dataset.Part;
import io.semstream.dataset.inspection.Problem.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that is to be said of a data set.
 *
 * @param problems
 *            in the order of their kinds
 * @param alike
 *            pairs that look the same, the nearest first; of very many only the nearest
 * @param pairs
 *            how many there are
 */
public record Findings(List<Problem> problems, List<NearDuplicates.Pair> alike, long pairs) {
    public Findings {
        problems = problems.stream().sorted(Comparator.comparing(Problem::kind)).toList();
        alike = List.copyOf(alike);
    }

    public boolean isFit() {
        return problems.stream().noneMatch(problem -> problem.kind().prevents());
    }

    public List<Problem> of(Kind kind) {
        return problems.stream().filter(problem -> problem.kind() == kind).toList();
    }

    /**
     * Of what {@code dataset.json} says and of what lies in the folder now; no image is decoded again.
     *
     * @param missing
     *            what is wrong with the files themselves
     */
    public static Findings of(DatasetFile dataset, List<Problem> missing) {
        var alike = new NearestPairs();
        NearDuplicates.among(dataset.images().stream().filter(Findings::counts).toList(), alike);
        Stream<Problem> pairs = alike.nearest().stream().map(Findings::alike);
        Stream<Problem> rest = Stream.of(missing, ImageFindings.of(dataset), CategoryFindings.of(dataset)).flatMap(List::stream);
        return new Findings(Stream.concat(rest, pairs).toList(), alike.nearest(), alike.all());
    }

    /** What the split left out is told once. */
    static boolean counts(Entry image) {
        return image.leftOut().isEmpty();
    }

    private static Problem alike(NearDuplicates.Pair pair) {
        Entry first = pair.first();
        Entry second = pair.second();
        boolean oneCategory = first.category().equals(second.category());
        String what = pair.distance() + " of " + PerceptualHash.BITS + " bits differ"
                + (oneCategory ? "" : ", " + first.category() + " and " + second.category())
                + (first.part().isPresent() && second.part().isPresent() && !first.part().equals(second.part())
                        ? ", in " + first.part().map(Part::label).orElse("") + " and " + second.part().map(Part::label).orElse("")
                        : "");
        return new Problem(oneCategory ? Kind.ALIKE : Kind.ALIKE_IN_TWO_CATEGORIES, List.of(first.path(), second.path()), what);
    }
}
