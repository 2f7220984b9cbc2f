package io.semstream.model;

import io.semstream.micrograph.alignment.Alignment;
import java.util.Optional;

/**
 * How wires lie, and who says so.
 *
 * @param alignment
 *            empty when the frame shows nothing with a direction
 */
public record MeasuredAlignment(String method, int version, Optional<Alignment> alignment) {}
