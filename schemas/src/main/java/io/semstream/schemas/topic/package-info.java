/** The topics of semstream, their one catalogue, and how they come to exist. */
@NullMarked
package io.semstream.schemas.topic;

import org.jspecify.annotations.NullMarked;
