package io.semstream.dataset.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.dataset.DatasetFile;
import io.semstream.dataset.Entries;
import io.semstream.dataset.Entry;
import io.semstream.dataset.Part;
import io.semstream.dataset.SplitRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SplitterTest {
    private static final SplitRule RULE = SplitRule.of(1, 0.7, 0.15, 0.15, List.of("source"));

    @Test
    void sharesAreReachedInEveryCategory() {
        List<Entry> images = new ArrayList<>(singles("A", 200));
        images.addAll(singles("B", 40));

        DatasetFile split = split(images, RULE);

        assertThat(count(split, "A", Part.TRAIN)).isEqualTo(140);
        assertThat(count(split, "A", Part.VALIDATION)).isEqualTo(30);
        assertThat(count(split, "A", Part.TEST)).isEqualTo(30);
        assertThat(count(split, "B", Part.TRAIN)).isEqualTo(28);
        assertThat(count(split, "B", Part.TEST)).isEqualTo(6);
    }

    @Test
    void aGroupIsNeverTorn() {
        List<Entry> images = new ArrayList<>();
        var random = new Random(5);
        for (int i = 0; i < 300; i++) {
            images.add(Entries.image("p" + i, random.nextBoolean() ? "A" : "B", "source" + random.nextInt(40)));
        }

        Map<String, Set<Part>> parts = split(images, RULE).images().stream()
                .collect(Collectors.groupingBy(Entry::source, Collectors.mapping(image -> image.part().orElseThrow(), Collectors.toSet())));

        assertThat(parts).hasSize(40).allSatisfy((source, of) -> assertThat(of).hasSize(1));
        assertThat(parts.values().stream().flatMap(Set::stream).collect(Collectors.toSet())).hasSize(3);
    }

    @Test
    void givenGroupsSampleSessionAndLooksConnect() {
        String near = "f".repeat(64);
        Entry a = of("a", "s1", Optional.of("sample"), Optional.empty(), Optional.empty(), Entries.NO_HASH);
        Entry b = of("b", "s2", Optional.of("sample"), Optional.of("monday"), Optional.empty(), "0f".repeat(32));
        Entry c = of("c", "s3", Optional.empty(), Optional.of("monday"), Optional.of("given"), "00ff".repeat(16));
        Entry d = of("d", "s4", Optional.empty(), Optional.empty(), Optional.of("given"), near);
        Entry e = of("e", "s5", Optional.empty(), Optional.empty(), Optional.empty(), near);
        Entry alone = of("f", "s6", Optional.empty(), Optional.empty(), Optional.empty(), "0000ffff".repeat(8));

        Map<String, List<Entry>> groups = Groups.of(List.of(a, b, c, d, e, alone), Set.of(KeepTogether.values()));

        assertThat(groups.values()).extracting(List::size).containsExactlyInAnyOrder(5, 1);
        assertThat(Groups.of(List.of(a, b, c, d, e, alone), Set.of())).hasSize(5);
    }

    @Test
    void neitherOrderNorPlaceMatters() {
        List<Entry> images = singles("A", 50);
        List<Entry> elsewhere = new ArrayList<>(images.stream()
                .map(image -> Entries.image("elsewhere/" + new StringBuilder(image.path()).reverse(), image.category(), image.source(),
                        image.path()))
                .toList());
        Collections.shuffle(elsewhere, new Random(3));

        assertThat(byContent(split(elsewhere, RULE))).isEqualTo(byContent(split(images, RULE)));
        assertThat(split(elsewhere, RULE).digest()).isEqualTo(split(images, RULE).digest());
    }

    @Test
    void anotherSeedIsAnotherSplit() {
        List<Entry> images = singles("A", 50);

        assertThat(split(images, SplitRule.of(2, 0.7, 0.15, 0.15, List.of("source"))).digest()).isNotEqualTo(split(images, RULE).digest());
    }

    @Test
    void newImagesLeaveOldOnesWhereTheyAre() {
        DatasetFile before = split(singles("A", 40), RULE);
        List<Entry> more = new ArrayList<>(before.images());
        for (int i = 40; i < 60; i++) {
            more.add(Entries.image("A" + i, "A", "source" + i));
        }

        Splitter.Outcome after = Splitter.split(DatasetFile.of(List.of(), before.split(), more), RULE, false);

        assertThat(after.moved()).isZero();
        assertThat(byContent(after.dataset())).containsAllEntriesOf(byContent(before));
        assertThat(count(after.dataset(), "A", Part.TRAIN)).isEqualTo(42);
    }

    @Test
    void groupsThatGrowTogetherMoveAsLittleAsPossible() {
        DatasetFile before = split(singles("A", 40), RULE);
        List<Entry> trained = before.images().stream().filter(image -> image.part().filter(Part.TRAIN::equals).isPresent()).limit(2)
                .toList();
        Entry tested = before.images().stream().filter(image -> image.part().filter(Part.TEST::equals).isPresent()).findFirst()
                .orElseThrow();
        List<Entry> joined = before.images().stream()
                .map(image -> trained.contains(image) || image.equals(tested) ? withGiven(image, "one group after all") : image).toList();

        Splitter.Outcome after = Splitter.split(DatasetFile.of(List.of(), before.split(), joined), RULE, false);

        assertThat(after.moved()).isEqualTo(1);
    }

    @Test
    void threeGroupsReachThreeParts() {
        List<Entry> images = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            images.add(Entries.image("A" + i, "A", i < 10 ? "large" : "small" + i));
        }
        images.addAll(singles("B", 20));

        DatasetFile split = split(images, RULE);

        for (Part part : Part.values()) {
            assertThat(count(split, "A", part)).as(part.label()).isPositive();
        }
    }

    @Test
    void whatCannotBeUsedIsInNoPart() {
        List<Entry> images = new ArrayList<>(singles("A", 10));
        images.add(Entries.unreadable("broken", "A"));
        images.add(Entries.image("z copy", "A", "x", "A1"));
        images.add(Entries.image("contradiction", "B", "x", "A2"));

        Map<String, Entry> split = split(images, RULE).images().stream().collect(Collectors.toMap(Entry::path, Function.identity()));

        assertThat(split.values().stream().filter(image -> !image.isUsable()).map(Entry::path)).containsExactlyInAnyOrder("broken",
                "z copy", "contradiction",
                "A2");
        assertThat(split.get("z copy")).extracting(image -> image.leftOut().orElseThrow()).isEqualTo("the same bytes as A1");
        assertThat(split.get("A1")).extracting(image -> image.part().isPresent()).isEqualTo(true);
    }

    @Test
    void aPartThatIsNotWantedStaysEmpty() {
        DatasetFile split = split(singles("A", 20), SplitRule.of(1, 0.8, 0.2, 0, List.of()));

        assertThat(count(split, "A", Part.TEST)).isZero();
        assertThat(count(split, "A", Part.VALIDATION)).isEqualTo(4);
    }

    private static List<Entry> singles(String category, int count) {
        List<Entry> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            images.add(Entries.image(category + i, category, "source" + category + i));
        }
        return images;
    }

    private static DatasetFile split(List<Entry> images, SplitRule rule) {
        return Splitter.split(DatasetFile.of(List.of(), Optional.empty(), images), rule, false).dataset();
    }

    private static long count(DatasetFile dataset, String category, Part part) {
        return dataset.images().stream().filter(image -> image.category().equals(category) && image.part().filter(part::equals).isPresent())
                .count();
    }

    private static Map<String, Part> byContent(DatasetFile dataset) {
        Map<String, Part> parts = new HashMap<>();
        dataset.images().forEach(image -> parts.put(image.sha256(), image.part().orElseThrow()));
        return parts;
    }

    private static Entry withGiven(Entry image, String group) {
        return new Entry(image.path(), image.sha256(), image.bytes(), image.category(), image.source(), image.sample(), image.session(),
                Optional.of(group),
                image.frame(), image.unreadable(), image.group(), image.part(), image.leftOut());
    }

    private static Entry of(String path, String source, Optional<String> sample, Optional<String> session, Optional<String> given,
            String hash) {
        Entry plain = Entries.image(path, "A", source, path, hash);
        return new Entry(path, plain.sha256(), 1, "A", source, sample, session, given, plain.frame(), Optional.empty(), Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
