/** Where labelled images come from: folders, archives, tables and the topics. */
@org.jspecify.annotations.NullMarked
package io.semstream.dataset.origin;
