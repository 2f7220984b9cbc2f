/**
 * What holds for an image by where its file lies: its session, its project, and how much of it may leave this machine. Nothing here reads an image.
 */
@NullMarked
package io.semstream.agent.handling;

import org.jspecify.annotations.NullMarked;
