/** What one look at each image tells: whether it can be read, how it looks from afar, and what is wrong with it or with the whole. */
@org.jspecify.annotations.NullMarked
package io.semstream.dataset.inspection;
