/** From labelled images to a calibrated model bundle: a linear head on a fixed backbone; knows no topics and no services. */
@org.jspecify.annotations.NullMarked
package io.semstream.trainer;
