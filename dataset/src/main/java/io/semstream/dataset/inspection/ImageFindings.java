package io.semstream.dataset.inspection;

import io.semstream.dataset.DatasetFile;
import io.semstream.dataset.Entry;
import io.semstream.dataset.FrameFacts;
import io.semstream.dataset.inspection.Problem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is wrong with single images and with those of the same bytes. */
final class ImageFindings {
    private static final int TINY = 64;
    private static final int FACTOR = 4;
    /** Where more than this share is of another size, sizes are mixed and none stands out. */
    private static final double MIXED = 0.1;

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
        findings.sizes();
        findings.sameBytes();
        return findings.problems;
    }

    private void look(Entry image) {
        if (image.leftOut().isPresent()) {
            add(Kind.LEFT_OUT, image, image.leftOut().get());
            return;
        }
        image.unreadable().ifPresent(why -> add(Kind.UNREADABLE, image, why));
        image.frame().filter(frame -> Math.min(frame.width(), frame.height()) < TINY)
                .ifPresent(frame -> add(Kind.TINY, image, size(frame)));
    }

    private void sizes() {
        List<Entry> odd = images.stream().filter(image -> image.isUsable() && image.frame().filter(this::standsOut).isPresent()).toList();
        if (odd.size() <= MIXED * images.size()) {
            odd.forEach(image -> add(Kind.ODD_SIZE, image,
                    image.frame().map(ImageFindings::size).orElse("") + ", the longer edge of most is about " + usualEdge));
        }
    }

    private boolean standsOut(FrameFacts frame) {
        int edge = longerEdge(frame);
        return Math.min(frame.width(), frame.height()) >= TINY && (edge * FACTOR < usualEdge || edge > usualEdge * FACTOR);
    }

    private static String size(FrameFacts frame) {
        return frame.width() + " x " + frame.height();
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
