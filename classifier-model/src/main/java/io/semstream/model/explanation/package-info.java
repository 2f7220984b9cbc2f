/** Where in an image the evidence for a category lies: maps, and pictures of them. Knows nothing of who asks. */
@NullMarked
package io.semstream.model.explanation;

import org.jspecify.annotations.NullMarked;
