package io.semstream.dataset.inspection;

import io.semstream.dataset.DatasetFile;
import io.semstream.dataset.Entry;
import io.semstream.dataset.FrameFacts;
import io.semstream.dataset.inspection.Problem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is wrong with single images and with those of the same bytes. */
final class ImageFindings {
    private static final int TINY = 64;
    private static final int FACTOR = 4;

    private final List<Entry> images;
    private final int usualEdge;
    private final List<Problem> problems = new ArrayList<>();

    private ImageFindings(List<Entry> images) {
        this.images = images;
        List<Integer> edges = images.stream().flatMap(image -> image.frame().stream()).map(ImageFindings::longerEdge).sorted().toList();
        this.usualEdge = edges.isEmpty() ? 0 : edges.get(edges.size() / 2);
    }

    static List<Problem> of(DatasetFile dataset) {
        var findings = new ImageFindings(dataset.images());
        findings.images.forEach(findings::look);
        findings.sameBytes();
        return findings.problems;
    }

    private void look(Entry image) {
        if (image.leftOut().isPresent()) {
            add(Kind.LEFT_OUT, image, image.leftOut().get());
            return;
        }
        image.unreadable().ifPresent(why -> add(Kind.UNREADABLE, image, why));
        image.frame().flatMap(this::size).ifPresent(kind -> add(kind, image, size(image)));
    }

    private Optional<Kind> size(FrameFacts frame) {
        if (Math.min(frame.width(), frame.height()) < TINY) {
            return Optional.of(Kind.TINY);
        }
        int edge = longerEdge(frame);
        return edge * FACTOR < usualEdge || edge > usualEdge * FACTOR ? Optional.of(Kind.ODD_SIZE) : Optional.empty();
    }

    private String size(Entry image) {
        return image.frame().map(frame -> frame.width() + " x " + frame.height() + ", the longer edge of most is about " + usualEdge)
                .orElse("");
    }

    private static int longerEdge(FrameFacts frame) {
        return Math.max(frame.width(), frame.height());
    }

    private void add(Kind kind, Entry image, String what) {
        problems.add(new Problem(kind, List.of(image.path()), what));
    }

    private void sameBytes() {
        Map<String, List<Entry>> copies = images.stream().filter(image -> image.isUsable())
                .collect(Collectors.groupingBy(Entry::sha256, TreeMap::new, Collectors.toList()));
        copies.values().stream().filter(same -> same.size() > 1).forEach(same -> {
            var categories = new TreeSet<String>();
            same.forEach(copy -> categories.add(copy.category()));
            problems.add(new Problem(categories.size() > 1 ? Kind.TWO_CATEGORIES : Kind.COPIES, same.stream().map(Entry::path).toList(),
                    String.join(" and ", categories)));
        });
    }
}
