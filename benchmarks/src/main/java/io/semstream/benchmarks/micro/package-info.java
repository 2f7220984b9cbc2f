/** JMH benchmarks of what runs for every image. */
@NullMarked
package io.semstream.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
