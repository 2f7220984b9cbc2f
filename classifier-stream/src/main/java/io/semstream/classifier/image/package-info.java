/** What is done with one announced image: fetch, classify, store its thumbnail; all of it asynchronous, none of it Kafka. */
@NullMarked
package io.semstream.classifier.image;

import org.jspecify.annotations.NullMarked;
