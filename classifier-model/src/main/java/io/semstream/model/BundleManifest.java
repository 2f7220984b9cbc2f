package io.semstream.model;

import io.semstream.model.calibration.QualityLimits;
import io.semstream.model.network.InputContract;
import io.semstream.model.network.OutputKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code bundle.json}, word for word. */
record BundleManifest(int formatVersion, String name, String version, List<String> categories, InputContract input, String model,
        OutputKind output, Optional<Head> head, double temperature, Prediction conformal, Optional<Domain> outOfDomain,
        QualityLimits quality, Optional<ClassActivation> classActivation, String licence, String trainingDataDigest,
        Map<String, Double> metrics, Optional<Measurements> measurements) {

    static final int FORMAT = 1;
    static final String FILE = "bundle.json";

    /**
     * @param file
     *            a matrix with one row for each category: the weights, and the bias in the last column
     */
    record Head(String file) {}

    /** What is measured beside the label. */
    record Measurements(Optional<AlignmentSection> alignment) {}

    /**
     * @param file
     *            the weights, for a method that has some
     */
    record AlignmentSection(String method, int version, List<String> categories, Optional<String> file) {}

    /**
     * @param instruments
     *            instrument to thresholds of its own
     */
    record Prediction(double coverage, List<Double> thresholds, Optional<Map<String, List<Double>>> instruments) {}

    /**
     * @param file
     *            a matrix with one row for each reference point
     * @param standardisation
     *            a matrix of two rows: mean and deviation of each dimension
     */
    record Domain(String file, double cosineDistance, Optional<String> standardisation) {}

    /**
     * @param method
     *            of the TorchScript module
     */
    record ClassActivation(String method) {}
}
