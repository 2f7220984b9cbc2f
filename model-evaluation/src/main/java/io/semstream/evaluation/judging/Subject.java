package io.semstream.evaluation.judging;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An image that is put before a model.
 *
 * @param name
 *            for people: its path below the folder it came from
 * @param truth
 *            its category, by the bundle's name; absent for one that belongs to none
 * @param group
 *            of images that resemble each other
 * @param instrument
 *            that took it, where known
 */
public record Subject(Path file, String name, Optional<String> truth, String source, String group, Optional<String> instrument) {}
