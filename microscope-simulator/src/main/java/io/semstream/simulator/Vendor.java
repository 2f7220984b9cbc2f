package io.semstream.simulator;

/** Whose files are imitated: the look of the data bar and the private tags of the TIFF. */
public enum Vendor {
    /** FEI and Thermo Fisher: INI text in tag 34682. */
    FEI("Quanta FEG", "ETD", "TLD"),
    /** Zeiss: lines of {@code AP_...} in tag 34118. */
    ZEISS("SUPRA 40", "SE2", "InLens"),
    /** TESCAN: a text header in tag 50431. */
    TESCAN("MIRA3", "SE", "InBeam SE"),
    /** No tags and no data bar: an export. */
    PLAIN("export", "SE", "SE");

    private final String model;
    private final String detector;
    private final String inLensDetector;

    Vendor(String model, String detector, String inLensDetector) {
        this.model = model;
        this.detector = detector;
        this.inLensDetector = inLensDetector;
    }

    String model() {
        return model;
    }

    String detector() {
        return detector;
    }

    String inLensDetector() {
        return inLensDetector;
    }
}
