package io.semstream.agent.announce;

import io.semstream.agent.handling.Disclosure;
import io.semstream.objectstore.ObjectKey;
import java.util.Optional;

/**
 * What an event refers to.
 *
 * @param size
 *            in bytes
 * @param disclosure
 *            what the object is: the image, its thumbnail, or nothing that was stored
 * @param missing
 *            why there is less than might be
 */
public record StoredObject(ObjectKey key, long size, String contentType, Disclosure disclosure, Optional<String> missing) {}
