/** Pictures made smaller while they are read: with little memory however large they are, and without Java's desktop module. Whole frames are decoded elsewhere. */
@NullMarked
package io.semstream.micrograph.reduced;

import org.jspecify.annotations.NullMarked;
