/** A microscope made of software: rendered micrographs, the files vendors write, and a session that saves them into a folder. Knows nothing of the pipeline. */
@NullMarked
package io.semstream.simulator;

import org.jspecify.annotations.NullMarked;
