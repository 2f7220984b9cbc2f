package io.semstream.micrograph.metadata;

import java.util.Optional;

/**
 * What is read from instruments, under one name and in one unit whatever the vendor calls it. The terms are those of the EM Glossary where it has them
 * (its numbers are given, {@code https://purls.helmholtz-metadaten.de/emg/}), else of NeXus NXem.
 */
public enum Term {
    /** Width of a pixel on the specimen. What an instrument calls magnification depends on its screen; this does not. */
    PIXEL_SIZE("pixelSize", "m", Values.POSITIVE), PIXEL_HEIGHT("pixelHeight", "m", Values.POSITIVE),
    /** Width of the specimen that the scanned frame shows. */
    FIELD_WIDTH("fieldWidth", "m", Values.POSITIVE),
    /** As the instrument displays it, and as little comparable. */
    MAGNIFICATION("magnification", "", Values.POSITIVE),
    /** EMG_00000004. */
    ACCELERATING_VOLTAGE("acceleratingVoltage", "V", Values.POSITIVE),
    /** EMG_00000006. */
    BEAM_CURRENT("beamCurrent", "A", Values.POSITIVE),
    /** EMG_00000031. */
    EMISSION_CURRENT("emissionCurrent", "A", Values.POSITIVE),
    /** A number on the vendor's own scale. */
    SPOT("spot", "", Values.ANY), SPOT_DIAMETER("spotDiameter", "m", Values.POSITIVE),
    /** EMG_00000050. */
    WORKING_DISTANCE("workingDistance", "m", Values.POSITIVE),
    /** {@code electron} or {@code ion}. */
    BEAM("beam"), DETECTOR("detector"),
    /** Time on one pixel, EMG_00000015. */
    DWELL_TIME("dwellTime", "s", Values.POSITIVE), LINE_TIME("lineTime", "s", Values.POSITIVE),
    FRAME_TIME("frameTime", "s", Values.POSITIVE),
    /** Angle of the scan against the stage. */
    SCAN_ROTATION("scanRotation", "rad", Values.ANY),
    /** Stage coordinates as the instrument counts them. */
    STAGE_X("stageX", "m", Values.ANY), STAGE_Y("stageY", "m", Values.ANY), STAGE_Z("stageZ", "m", Values.ANY),
    STAGE_ROTATION("stageRotation", "rad", Values.ANY), STAGE_TILT("stageTilt", "rad", Values.ANY),
    CHAMBER_PRESSURE("chamberPressure", "Pa", Values.POSITIVE),
    /** ISO 8601 date and time as the instrument's clock told it, with an offset only where the file tells one. */
    ACQUIRED_AT("acquiredAt"),
    /** The offset from UTC of {@link #ACQUIRED_AT}, or {@code unknown}. */
    ACQUIRED_AT_ZONE("acquiredAtZone"), INSTRUMENT_VENDOR("instrumentVendor"), INSTRUMENT_MODEL("instrumentModel"),
    INSTRUMENT_SERIAL("instrumentSerial"), SOFTWARE("software"), OPERATOR("operator"),
    /** What the operator wrote about the image. */
    COMMENT("comment"),
    /** Rows at the bottom of the frame that are lettering and not specimen; 0 says that there are none. */
    DATA_BAR_HEIGHT("dataBarHeight", "", Values.NOT_NEGATIVE);

    /** Which numbers make sense. */
    enum Values {
        TEXT, ANY, NOT_NEGATIVE,
        /** Zero stands for unknown. */
        POSITIVE
    }

    private final String fieldName;
    private final String unit;
    private final Values allowed;

    Term(String fieldName) {
        this(fieldName, "", Values.TEXT);
    }

    Term(String fieldName, String unit, Values allowed) {
        this.fieldName = fieldName;
        this.unit = unit;
        this.allowed = allowed;
    }

    /** Camel case, as in events. */
    public String fieldName() {
        return fieldName;
    }

    /** SI unit; absent for texts, counts and ratios. */
    public Optional<String> unit() {
        return unit.isEmpty() ? Optional.empty() : Optional.of(unit);
    }

    Values allowed() {
        return allowed;
    }
}
