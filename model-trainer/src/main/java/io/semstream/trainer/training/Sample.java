package io.semstream.trainer.training;

import java.nio.file.Path;

/** An image file and the number of its category. */
public record Sample(Path file, int category) {}
