package io.semstream.trainer;

import io.semstream.dataset.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Which images are learned from and which decide when to stop and calibrate, as positions in a list. */
record Halves(List<Integer> training, List<Integer> validation) {
    Halves {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
    }

    /**
     * As the data set says; where it is not split, a share of each category goes to validation, whole groups where a category has two or more.
     *
     * @param readable
     *            positions of images that can be used
     */
    static Halves of(TrainingImages all, List<Integer> readable, double share, long seed, Consumer<String> warnings) {
        Set<Integer> held = all.split() ? marked(all, readable) : new HoldOut(all, readable, share, seed, warnings).images();
        List<Integer> training = new ArrayList<>(readable);
        training.removeAll(held);
        Halves halves = new Halves(training, readable.stream().filter(held::contains).toList());
        halves.requireUsable(all, warnings);
        return halves;
    }

    private static Set<Integer> marked(TrainingImages all, List<Integer> readable) {
        return readable.stream().filter(index -> all.images().get(index).part().equals(Optional.of(Part.VALIDATION)))
                .collect(Collectors.toSet());
    }

    private void requireUsable(TrainingImages all, Consumer<String> warnings) {
        for (int k = 0; k < all.categories().size(); k++) {
            int category = k;
            String name = all.categories().get(k);
            long learned = training.stream().filter(index -> all.category(index) == category).count();
            if (learned == 0) {
                throw new TrainingProblem(
                        "the category " + name + " has no readable image to learn from; add some, or remove the category");
            }
            if (learned == 1) {
                warnings.accept("warning: " + name + " has one image to learn from; what is learned of it will not hold for others");
            }
            if (validation.stream().noneMatch(index -> all.category(index) == category)) {
                warnings.accept(
                        "warning: " + name + " has no image in the validation part, so nothing is known about how well it is found");
            }
        }
        if (validation.isEmpty()) {
            throw new TrainingProblem("no image is left for validation; add images, or raise --validation");
        }
    }
}
