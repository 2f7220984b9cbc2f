package io.semstream.dataset.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.dataset.DatasetFile;
import io.semstream.dataset.Entries;
import io.semstream.dataset.Entry;
import io.semstream.dataset.FrameFacts;
import io.semstream.dataset.SmallImages;
import io.semstream.dataset.inspection.Problem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FindingsTest {
    @Test
    void aSoundDatasetHasNothingToTell() {
        Findings findings = found(sound());

        assertThat(findings.problems()).isEmpty();
        assertThat(findings.isFit()).isTrue();
    }

    @Test
    void everyKindOfProblemIsTold() {
        List<Entry> images = sound();
        images.add(Entries.unreadable("bad.tif", "A"));
        images.add(Entries.image("copy.tif", "A", "s", "A0.tif", hash(1)));
        images.add(Entries.image("other.tif", "B", "s", "A1.tif", hash(2)));
        images.add(sized("tiny.tif", 40, 800));
        images.add(sized("huge.tif", 8000, 6000));
        images.add(Entries.image("lonely.tif", "C", "s", "lonely", hash(91)));
        images.add(Entries.image("twin.tif", "A", "s", "twin", hash(3)));
        images.add(Entries.image("turncoat.tif", "B", "s", "turncoat", hash(5)));

        Findings findings = Findings.of(DatasetFile.of(List.of("Empty"), Optional.empty(), images), List.of());

        assertThat(subjects(findings, Kind.UNREADABLE)).containsExactly(List.of("bad.tif"));
        assertThat(subjects(findings, Kind.COPIES)).containsExactly(List.of("A0.tif", "copy.tif"));
        assertThat(subjects(findings, Kind.TWO_CATEGORIES)).containsExactly(List.of("A1.tif", "other.tif"));
        assertThat(subjects(findings, Kind.TINY)).containsExactly(List.of("tiny.tif"));
        assertThat(subjects(findings, Kind.ODD_SIZE)).containsExactly(List.of("huge.tif"));
        assertThat(subjects(findings, Kind.ONE_IMAGE)).containsExactly(List.of("C"));
        assertThat(subjects(findings, Kind.EMPTY_CATEGORY)).containsExactly(List.of("Empty"));
        assertThat(subjects(findings, Kind.ALIKE)).containsExactly(List.of("A2.tif", "twin.tif"));
        assertThat(subjects(findings, Kind.ALIKE_IN_TWO_CATEGORIES)).containsExactly(List.of("A4.tif", "turncoat.tif"));
        assertThat(findings.pairs()).isEqualTo(2);
        assertThat(findings.isFit()).isFalse();
    }

    @Test
    void mixedSizesDoNotStandOut() {
        List<Entry> images = sound();
        IntStream.range(0, 6).forEach(i -> images.add(sized("small" + i, 200, 150)));

        assertThat(found(images).of(Kind.ODD_SIZE)).isEmpty();
    }

    @Test
    void oneCategoryIsNotEnough() {
        assertThat(found(List.of(Entries.image("a", "A", "s", "a", hash(1)), Entries.image("b", "A", "s", "b", hash(2))))
                .of(Kind.FEW_CATEGORIES)).hasSize(1);
    }

    private static List<Entry> sound() {
        List<Entry> images = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            images.add(Entries.image("A" + i + ".tif", "A", "s", "A" + i + ".tif", hash(i + 1)));
            images.add(Entries.image("B" + i + ".tif", "B", "s", "B" + i + ".tif", hash(i + 51)));
        }
        return images;
    }

    private static Findings found(List<Entry> images) {
        return Findings.of(DatasetFile.of(List.of(), Optional.empty(), images), List.of());
    }

    private static Entry sized(String path, int width, int height) {
        Entry plain = Entries.image(path, "A", "s", path, hash(path.hashCode()));
        FrameFacts frame = new FrameFacts(width, height, 8, 1, Optional.empty(), hash(path.hashCode()));
        return new Entry(path, plain.sha256(), 1, "A", "s", Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(frame),
                Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static String hash(long seed) {
        return PerceptualHash.of(SmallImages.blobs(64, 64, seed)).hex();
    }

    private static List<List<String>> subjects(Findings findings, Kind kind) {
        return findings.of(kind).stream().map(Problem::subjects).toList();
    }
}
