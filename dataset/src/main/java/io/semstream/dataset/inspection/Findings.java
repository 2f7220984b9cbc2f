package io.semstream.dataset.inspection;

import io.semstream.dataset.DatasetFile;
import io.semstream.dataset.Entry;
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
        List<Entry> images = dataset.images().stream().filter(image -> image.leftOut().isEmpty()).toList();
        var alike = new Alike(images);
        NearDuplicates.among(images, alike);
        List<Problem> problems = Stream.of(missing, ImageFindings.of(dataset), CategoryFindings.of(dataset), alike.problems())
                .flatMap(List::stream).toList();
        return new Findings(problems, alike.nearest(), alike.pairs());
    }
}
