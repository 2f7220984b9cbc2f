package io.semstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.semstream.dataset.LabelledImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HoldOutTest {
    private final List<String> warnings = new ArrayList<>();

    @Test
    void noGroupIsOnBothSides() {
        TrainingImages all = images(List.of("a", "b", "c", "d", "e"), List.of("a", "f", "g", "h"));
        Set<Integer> held = held(all);
        Set<String> validating = held.stream().map(index -> all.images().get(index).group()).collect(Collectors.toSet());
        Set<String> learned = IntStream.range(0, all.images().size()).filter(index -> !held.contains(index))
                .mapToObj(index -> all.images().get(index).group()).collect(Collectors.toSet());
        assertThat(validating).isNotEmpty().doesNotContainAnyElementsOf(learned);
        assertThat(warnings).isEmpty();
    }

    @Test
    void categoryOfOneSourceIsDividedByImages() {
        TrainingImages all = images(List.of("a", "b", "c", "d", "e"), List.of("x"));
        long held = held(all).stream().filter(index -> all.category(index) == 1).count();
        assertThat(held).isEqualTo(1);
        assertThat(warnings).singleElement().asString().contains("all images of Two are of one source");
    }

    @Test
    void loneImageIsLearnedFrom() {
        List<LabelledImage> images = new ArrayList<>(images(List.of("a", "b", "c", "d"), List.of()).images());
        images.add(image("Two", "x", 0));
        TrainingImages all = new TrainingImages(List.of("One", "Two"), images, false, "");
        assertThat(held(all)).isNotEmpty().doesNotContain(images.size() - 1);
    }

    private Set<Integer> held(TrainingImages all) {
        return new HoldOut(all, IntStream.range(0, all.images().size()).boxed().toList(), 0.2, 1, warnings::add).images();
    }

    /** Four images of each source. */
    private static TrainingImages images(List<String> one, List<String> two) {
        List<LabelledImage> images = new ArrayList<>();
        one.forEach(source -> IntStream.range(0, 4).forEach(i -> images.add(image("One", source, i))));
        two.forEach(source -> IntStream.range(0, 4).forEach(i -> images.add(image("Two", source, i))));
        return new TrainingImages(List.of("One", "Two"), images, false, "");
    }

    private static LabelledImage image(String category, String source, int number) {
        return new LabelledImage(Path.of(category, source + "_" + number), category + source + number, category, source, source,
                Optional.empty());
    }
}
