/** Labelled images, their split and the file that holds both; where images come from, what is wrong with them and how they are shown live in the packages below. */
@org.jspecify.annotations.NullMarked
package io.semstream.dataset;
