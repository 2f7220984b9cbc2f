/** What the label of an image is and how it is written beside the image; knows nothing of Kafka clients. */
@org.jspecify.annotations.NullMarked
package io.semstream.labeler.label;
