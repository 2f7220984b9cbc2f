package io.semstream.model.network;

/** Where a network computes. */
public enum Device {
    /** A GPU where there is one, else the processor. */
    AUTO,
    /** The processor. */
    CPU,
    /** A GPU; without one nothing starts. */
    GPU
}
