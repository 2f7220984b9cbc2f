package io.semstream.model;

import io.semstream.model.calibration.Calibration;
import io.semstream.model.network.InputContract;
import io.semstream.model.network.LinearHead;
import io.semstream.model.network.OutputKind;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Everything a model bundle is made of.
 *
 * @param name
 *            lower-case letters, digits and dashes
 * @param version
 *            letters, digits, dots and dashes
 * @param categories
 *            in the order of the logits
 * @param model
 *            the TorchScript file
 * @param output
 *            what the TorchScript gives
 * @param head
 *            present exactly when the output is an embedding alone
 * @param alignment
 *            how wires lie, to be measured beside the label of some categories
 * @param classActivation
 *            name of a method of the TorchScript that gives, for the same input, what is pooled into the embedding {@code [B,D,h,w]} where there is a head, else
 *            the share of each place in the logits {@code [B,K,h,w]}
 */
public record BundleContent(String name, String version, List<String> categories, InputContract input, OutputKind output, Path model,
        Optional<LinearHead> head, Calibration calibration, BundleCard card, Optional<AlignmentMeasurement> alignment,
        Optional<String> classActivation) {

    public BundleContent {
        categories = List.copyOf(categories);
        require(name.matches("[a-z0-9][a-z0-9-]{0,63}"), "name \"" + name + "\" is not lower-case letters, digits and dashes");
        require(version.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,63}"), "version \"" + version + "\" is not letters, digits, dots and dashes");
        require(categories.size() >= 2, "fewer than two categories");
        require(new HashSet<>(categories).size() == categories.size(), "a category is there twice");
        require(categories.stream().noneMatch(String::isBlank), "a category has no name");
        int count = categories.size();
        require(head.isPresent() == (output == OutputKind.EMBEDDING), "a head goes with an embedding and with nothing else");
        head.ifPresent(linear -> require(linear.categories() == count,
                "the head has " + linear.categories() + " categories, the bundle " + count));
        require(calibration.conformal().thresholds().size() == count,
                calibration.conformal().thresholds().size() + " conformal thresholds for " + count + " categories");
        require(classActivation.isEmpty() || classActivation.get().matches("[A-Za-z_][A-Za-z0-9_]*"),
                "classActivation " + classActivation.orElse("") + " is no method name");
        calibration.outOfDomain().ifPresent(domain -> head.ifPresent(linear -> require(linear.dimensions() == domain.dimensions(),
                "the head takes " + linear.dimensions() + " dimensions, the out-of-domain reference " + domain.dimensions())));
        require(calibration.outOfDomain().isEmpty() || output != OutputKind.LOGITS, "an out-of-domain reference needs an embedding");
        List<String> known = categories;
        alignment.ifPresent(measured -> measured.categories().forEach(category -> require(known.contains(category),
                "measurements.alignment names the category \"" + category + "\", which the bundle does not have")));
    }

    /** Measures nothing beside the label, with a network that does not show what lies before its pooling. */
    public BundleContent(String name, String version, List<String> categories, InputContract input, OutputKind output, Path model,
            Optional<LinearHead> head, Calibration calibration, BundleCard card) {
        this(name, version, categories, input, output, model, head, calibration, card, Optional.empty(), Optional.empty());
    }

    /** The same network with another calibration, under another version and card. */
    public BundleContent recalibrated(String anotherVersion, Calibration another, BundleCard anotherCard) {
        return new BundleContent(name, anotherVersion, categories, input, output, model, head, another, anotherCard, alignment,
                classActivation);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
