package io.semstream.dataset;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An image and what people say it shows.
 *
 * @param sha256
 *            of the file, 64 hexadecimal digits in lower case
 * @param source
 *            where the image comes from: a sample, a publication, a laboratory
 * @param group
 *            what stays on one side of a split
 * @param part
 *            absent while the data set is not split
 */
public record LabelledImage(Path file, String sha256, String category, String source, String group, Optional<Part> part) {}
