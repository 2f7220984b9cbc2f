/** The service that turns announced images into classified ones: its configuration, its wiring, its main. */
@NullMarked
package io.semstream.classifier;

import org.jspecify.annotations.NullMarked;
