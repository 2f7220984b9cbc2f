package io.semstream.model;

import io.semstream.micrograph.GrayImage;
import io.semstream.micrograph.alignment.AlignmentMethod;
import io.semstream.micrograph.alignment.LocalGradientOrientation;
import io.semstream.model.alignment.WireNetwork;
import java.io.IOException;
import java.util.List;

/**
 * What a bundle wants measured beside the label.
 *
 * @param categories
 *            of the bundle; an image is measured when one of them is in its prediction set
 */
public record AlignmentMeasurement(AlignmentMethod method, List<String> categories) {
    public AlignmentMeasurement {
        categories = List.copyOf(categories);
        if (categories.isEmpty()) {
            throw new IllegalArgumentException("measurements.alignment names no category");
        }
    }

    /** The network's weights are the file's. */
    @FunctionalInterface
    interface Weights {
        float[][] read(String file) throws IOException;
    }

    static AlignmentMeasurement of(BundleManifest.AlignmentSection section, Weights weights) throws IOException {
        return new AlignmentMeasurement(method(section, weights), section.categories());
    }

    private static AlignmentMethod method(BundleManifest.AlignmentSection section, Weights weights) throws IOException {
        if (section.method().equals(LocalGradientOrientation.NAME) && section.version() == LocalGradientOrientation.VERSION) {
            return new LocalGradientOrientation();
        }
        if (section.method().equals(WireNetwork.NAME) && section.version() == WireNetwork.VERSION) {
            return WireNetwork.of(weights.read(section.file()
                    .orElseThrow(
                            () -> new IllegalArgumentException("measurements.alignment by a network needs a \"file\" with its weights"))));
        }
        throw new IllegalArgumentException("measurements.alignment asks for method \"" + section.method() + "\" version "
                + section.version() + ", this program measures by \"" + LocalGradientOrientation.NAME + "\" version "
                + LocalGradientOrientation.VERSION + " and \"" + WireNetwork.NAME + "\" version " + WireNetwork.VERSION);
    }

    boolean concerns(Classification classification) {
        return classification.predictionSet().stream().anyMatch(categories::contains)
                || categories.contains(classification.top().category());
    }

    MeasuredAlignment measure(GrayImage specimen) {
        return new MeasuredAlignment(method.name(), method.version(), method.measure(specimen));
    }
}
