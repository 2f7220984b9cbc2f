package io.semstream.dataset.inspection;

import io.semstream.dataset.DatasetFile;
import io.semstream.dataset.Entry;
import io.semstream.dataset.Part;
import io.semstream.dataset.SplitRule;
import io.semstream.dataset.inspection.Problem.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is wrong with categories and with the split as a whole. */
final class CategoryFindings {
    private final DatasetFile dataset;
    private final List<Problem> problems = new ArrayList<>();

    private CategoryFindings(DatasetFile dataset) {
        this.dataset = dataset;
    }

    static List<Problem> of(DatasetFile dataset) {
        var findings = new CategoryFindings(dataset);
        findings.counts();
        findings.dataset.split().ifPresent(findings::split);
        return findings.problems;
    }

    private List<Entry> usable(String category) {
        return dataset.images().stream().filter(image -> image.isUsable() && image.category().equals(category)).toList();
    }

    private void counts() {
        int filled = 0;
        for (String category : dataset.categories()) {
            long images = usable(category).stream().map(Entry::sha256).distinct().count();
            filled += images > 0 ? 1 : 0;
            if (images < 2) {
                problems.add(new Problem(images == 0 ? Kind.EMPTY_CATEGORY : Kind.ONE_IMAGE, List.of(category), images + " usable images"));
            }
        }
        if (filled < 2) {
            problems.add(new Problem(Kind.FEW_CATEGORIES, dataset.categories(), filled + " with images"));
        }
    }

    private void split(SplitRule rule) {
        dataset.images().stream().filter(image -> image.isUsable() && image.part().isEmpty())
                .forEach(image -> problems.add(new Problem(Kind.NOT_PLACED, List.of(image.path()), image.category())));
        for (String category : dataset.categories()) {
            Arrays.stream(Part.values()).filter(part -> rule.share(part) > 0)
                    .filter(part -> usable(category).stream().noneMatch(image -> image.part().filter(part::equals).isPresent()))
                    .forEach(part -> problems.add(new Problem(Kind.EMPTY_PART, List.of(category), "none in " + part.label())));
        }
    }
}
