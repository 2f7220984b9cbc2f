/**
 * The agent beside an instrument: finds finished images, uploads and announces them; this package only puts the parts together.
 */
@NullMarked
package io.semstream.agent;

import org.jspecify.annotations.NullMarked;
