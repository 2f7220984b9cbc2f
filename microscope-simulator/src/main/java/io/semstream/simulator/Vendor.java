package io.semstream.simulator;

/** Whose files are imitated: the look of the data bar and the private tags of the TIFF. */
public enum Vendor {
    /** FEI and Thermo Fisher: INI text in tag 34682. */
    FEI,
    /** Zeiss: lines of {@code AP_...} in tag 34118. */
    ZEISS,
    /** TESCAN: binary header with a text part in tag 50431. */
    TESCAN,
    /** No tags and no data bar: an export. */
    PLAIN
}
