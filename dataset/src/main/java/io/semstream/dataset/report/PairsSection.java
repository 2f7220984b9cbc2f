package io.semstream.dataset.report;

import io.semstream.dataset.Entry;
import io.semstream.dataset.inspection.Findings;
import io.semstream.dataset.inspection.NearDuplicates;
import io.semstream.dataset.inspection.PerceptualHash;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pairs that look the same, side by side: those in two categories first, then the nearest and the least near. */
final class PairsSection {
    private static final int MOST = 30;
    private static final int EDGE = 220;

    private final Findings findings;
    private final Pictures pictures;

    PairsSection(Findings findings, Pictures pictures) {
        this.findings = findings;
        this.pictures = pictures;
    }

    String html() {
        if (findings.pairs() == 0) {
            return "<h2>Pairs that look the same</h2>\n<p>None.</p>\n";
        }
        List<NearDuplicates.Pair> shown = shown();
        String which = findings.pairs() > shown.size()
                ? "Shown are " + shown.size() + " of " + findings.pairs()
                        + ": those in two categories first, then the nearest and the least near."
                : "";
        return "<h2>Pairs that look the same</h2>\n<p>By a perceptual hash of what is above the data bar, in any of the eight positions of turning and mirroring; at most "
                + NearDuplicates.MOST_BITS + " of " + PerceptualHash.BITS + " bits differ. " + which + "</p>\n<div class=\"pairs\">\n"
                + shown.stream().map(this::pair).collect(Collectors.joining()) + "</div>\n";
    }

    private List<NearDuplicates.Pair> shown() {
        List<NearDuplicates.Pair> all = findings.alike();
        List<NearDuplicates.Pair> crossing = all.stream().filter(pair -> !pair.first().category().equals(pair.second().category()))
                .limit(MOST / 3).toList();
        List<NearDuplicates.Pair> others = all.stream().filter(pair -> !crossing.contains(pair)).toList();
        int places = MOST - crossing.size();
        List<NearDuplicates.Pair> chosen = others.size() <= places
                ? others
                : Stream.concat(others.stream().limit(places / 2), others.stream().skip(others.size() - (places - places / 2))).toList();
        return Stream.concat(crossing.stream(), chosen.stream()).toList();
    }

    private String pair(NearDuplicates.Pair pair) {
        return "<div class=\"pair\"><div class=\"two\">" + figure(pair.first()) + figure(pair.second()) + "</div><p class=\"small faint\">"
                + pair.distance()
                + " bits differ</p></div>\n";
    }

    private String figure(Entry image) {
        return new Figure(image, pictures.of(image, EDGE)).html(image.category() + " · ");
    }
}
