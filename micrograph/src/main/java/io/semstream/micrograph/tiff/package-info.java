/** TIFF as a container: its directories, where the pixel bytes lie and how to get them out; nothing about what the pixels show. */
@NullMarked
package io.semstream.micrograph.tiff;

import org.jspecify.annotations.NullMarked;
