package io.semstream.micrograph;

/** Why a file is not a readable micrograph; the names are reason codes that dead letters carry. */
public enum DecodeFailure {
    /** Zero bytes. */
    EMPTY_FILE,
    /** Not TIFF, PNG, JPEG or BMP, whatever its name says. */
    UNKNOWN_FORMAT,
    /** The file ends before its image does. */
    TRUNCATED,
    /** The file contradicts itself or its compressed data cannot be expanded. */
    CORRUPT,
    /** More bytes, pixels or directories than the limits allow, or suspiciously well compressed. */
    TOO_LARGE,
    /** A TIFF whose chain of image directories comes back to itself. */
    CYCLIC_DIRECTORY,
    /** A well-formed file of a kind that is not supported. */
    UNSUPPORTED
}
