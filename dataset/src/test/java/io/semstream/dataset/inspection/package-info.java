@org.jspecify.annotations.NullMarked
package io.semstream.dataset.inspection;
